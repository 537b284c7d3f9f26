"""Runs a command for so many seconds at most: `limited.py SECONDS COMMAND…`. Exits as it does, or with 124 for too long.

`timeout` would not do: `swift test` keeps what the tests said until they end, and loses it when it is ended itself. So the
process that holds the tests is ended first, and by SIGKILL, as Swift's own catcher of other signals may stand still, too.
"""

import os
import signal
import subprocess
import sys

TOO_LONG = 124
# Seconds that each way of ending is given.
GRACE = float(os.environ.get("POBRATIM_GRACE", "30"))


def processes_with_tests(pid):
    """The processes below one that hold Swift tests."""
    children, names = {}, {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                with open(f"/proc/{entry.name}/stat", encoding="utf-8", errors="replace") as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
                with open(f"/proc/{entry.name}/cmdline", "rb") as file:
                    names[int(entry.name)] = file.read().split(b"\0")[0]
            except (FileNotFoundError, ProcessLookupError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    below = [pid]
    for one in below:
        below += children.get(one, [])
    return [one for one in below if names.get(one, b"").endswith(b".xctest")]


def has_ended(process, seconds):
    try:
        process.wait(seconds)
        return True
    except subprocess.TimeoutExpired:
        return False


def end(process):
    """Ends the command: its tests first, then it and what it started, at last whatever it does."""
    tests = processes_with_tests(process.pid)
    for pid in tests:
        os.kill(pid, signal.SIGKILL)
    if tests and has_ended(process, GRACE):
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            return
        if has_ended(process, GRACE):
            return


def main():
    # Who ends this process ends the command.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    process = subprocess.Popen(sys.argv[2:], start_new_session=True)
    try:
        if not has_ended(process, float(sys.argv[1])):
            print(f"stood still for {sys.argv[1]} s: {' '.join(sys.argv[2:])}", file=sys.stderr, flush=True)
            end(process)
            sys.exit(TOO_LONG)
    finally:
        if process.poll() is None:
            end(process)
    sys.exit(process.returncode if process.returncode >= 0 else 128 - process.returncode)


if __name__ == "__main__":
    main()
