"""The accidents: a program is killed, or told of an error, at its Nth call of a name. strace makes them.

Each returns whether it happened, which bundle was served afterwards, and what was bad.
"""

import re
import signal
import subprocess
import time

from aftermath import Aftermath, run
from pobratim import PROGRAM, stop_server

KILL = "signal=KILL"
# The exit codes that the program documents.
EXITS = {0, 65, 66, 69, 74, 77, 78}
# The loader's exit code, where an error meets it before the program has begun.
LOADER_EXIT = 127
# Swift's thread pool looks there at its threads now and then, and traps when it cannot: no disk is asked, and so the
# kernel never says there what is said here.
THREADS_STATE = re.compile(r'"/proc/[0-9]+/stat".*INJECTED')


def strace(log, name, fault, number, *more):
    return ["strace", "-f", "-qq", "-o", log, *more, "-e", f"trace={name}", "-e", f"inject={name}:{fault}:when={number}"]


def is_signal(code, number):
    """strace ends by the signal that ended the program, or with the exit code that a shell gives for it."""
    return code in (-number, 128 + number)


def is_loader(code, words):
    """Whether an error met the loader, so that the program has not begun."""
    return code == LOADER_EXIT and "error while loading shared libraries" in words


class Accidents:
    def __init__(self, office):
        self.office, self.aftermath = office, Aftermath(office)

    def cut(self, work, name, number, fault):
        """One accident of a work."""
        with self.office.copy(work) as (_, state):
            command = strace("/dev/null", name, fault, number) + work.command(state)
            try:
                result = subprocess.run(command, capture_output=True, text=True, timeout=60)
            except subprocess.TimeoutExpired:
                return False, None, ["it hangs"]
            bad = []
            code = result.returncode
            if fault != KILL and code not in EXITS and not is_loader(code, result.stderr):
                bad.append(f"exit {code}: {result.stderr[-300:]}")
            goes_back = number % 4 == 1 and not work.is_damaged
            seen, more = self.aftermath.look(state, work, goes_back)
            return is_signal(code, signal.SIGKILL), seen, bad + more

    def vanish(self, name, number):
        """The source cannot be read any more from the Nth call of a name on."""
        with self.office.copy() as (folder, state):
            log = folder / "log"
            command = strace(log, name, "error=EIO", f"{number}+", "-P", self.office.bundles[1])
            try:
                result = subprocess.run(
                    command + self.office.sync(state, 2), capture_output=True, text=True, timeout=60
                )
            except subprocess.TimeoutExpired:
                return False, None, ["it hangs"]
            bad = []
            if result.returncode not in EXITS:
                bad.append(f"exit {result.returncode}: {result.stderr[-300:]}")
            seen, more = self.aftermath.look(state)
            return "INJECTED" in log.read_text(errors="replace"), seen, bad + more

    def cut_beside(self, name, number):
        """Kills an update at its Nth call of a name while a server runs, which has to go on."""
        with self.office.copy() as (_, state):
            server, port = self.office.serve(state)
            command = strace("/dev/null", name, KILL, number) + self.office.sync(state, 2)
            try:
                result = subprocess.run(command, capture_output=True, text=True, timeout=60)
                _, bad = self.aftermath.ask(port)
            except subprocess.TimeoutExpired:
                return False, None, ["it hangs"]
            finally:
                stop_server(server)
            seen, more = self.aftermath.look(state)
            return is_signal(result.returncode, signal.SIGKILL), seen, bad + more

    def cut_server(self, name, number, fault=KILL):
        """One accident of a server, in one of its threads, while it is updated and ends the trial."""
        with self.office.copy() as (folder, state):
            try:
                code, update = self.update_beside(folder, state, strace(folder / "log", name, fault, number, "-D"))
            except subprocess.TimeoutExpired:
                return False, None, ["it hangs"]
            log, words = (folder / "log").read_text(errors="replace"), (folder / "errors").read_text(errors="replace")
            was_killed, was_asked = is_signal(code, signal.SIGKILL), is_signal(code, signal.SIGTERM)
            bad = [] if update.returncode in EXITS else [f"sync exits with {update.returncode}: {update.stderr[-300:]}"]
            if fault == KILL:
                is_right = was_killed or was_asked or code == 0
            else:
                # A server that got an error may refuse to start, in a documented way.
                is_pool = is_signal(code, signal.SIGILL) and THREADS_STATE.search(log)
                is_right = code in EXITS or was_asked or is_loader(code, words) or is_pool
            if not is_right:
                bad.append(f"the server exits with {code}")
            seen, more = self.aftermath.look(state)
            return was_killed if fault == KILL else "INJECTED" in log, seen, bad + more

    def update_beside(self, folder, state, prefix):
        """A server under strace, an update, the end of the trial and of the server. Returns the server's exit code, and
        the update's outcome."""
        options = ["--state", state, "--trust", self.office.keys, "--listen", "127.0.0.1:0", "--trial-seconds", "0"]
        printed = folder / "out"
        with printed.open("w") as out, (folder / "errors").open("w") as errors:
            server = subprocess.Popen([*prefix, PROGRAM, "serve", *options], stdout=out, stderr=errors)
            try:
                while server.poll() is None and "http" not in printed.read_text():
                    time.sleep(0.01)
                update = subprocess.run(self.office.sync(state, 2), capture_output=True, text=True, timeout=60)
                # The trial ends at once, where the server still lives.
                for _ in range(100):
                    if server.poll() is not None or "onTrial" not in run("status", "--state", state, "--json").stdout:
                        break
                    time.sleep(0.02)
                if server.poll() is None:
                    server.send_signal(signal.SIGTERM)
                return server.wait(timeout=30), update
            finally:
                if server.poll() is None:
                    server.kill()
                    server.wait()
