"""Kills the server at its system calls while people leave messages, and looks whether one is lost.

A server with a front desk runs under strace, which kills it at the Nth call of one name; meanwhile messages are left
through its pages, one after the other. After each kill every number that was told has to be in desk.sqlite, with its
text, the file has to be whole, and a server has to start on it again. Then the same with ENOSPC and EIO returned once:
then no number may be told for what is not there, either.

Reads Assets/content. Needs strace. Exit 1 if anything was lost.
"""

import argparse
import http.client
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import urllib.parse

from pobratim import CONTENT, PROGRAM, make_keys, must, start_server

# The system calls of a write to the database, its journal and its shared memory.
NAMES = ("pwrite64", "fdatasync", "fsync", "ftruncate", "write")
MESSAGES = 4
# A sample leaves out all calls but each of this number.
SAMPLE = 7


def options():
    parser = argparse.ArgumentParser(
        prog="Scripts/cut-desk", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", action="store_true", help=f"every {SAMPLE}th call, for a gate")
    return parser.parse_args()


def serve(state, keys, prefix=()):
    return start_server(
        "--state", state, "--trust", keys, "--visitor-reports", "--sendmail", "/nonexistent", prefix=prefix,
        # The server and strace are in a group of their own, to be ended together.
        start_new_session=True,
    )


def end(server):
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, sign)
            server.wait(20)
            return
        except ProcessLookupError:
            server.wait()
            return
        except subprocess.TimeoutExpired:
            pass


def leave(port, text):
    """Leaves one report as a visitor of its own. Returns the number that was told, or None."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/en/desk/report.html")
        page = connection.getresponse()
        cookie = (page.getheader("Set-Cookie") or "").split(";")[0]
        key = re.search(rb'name="form" value="([0-9a-f]+)"', page.read())
        if not key:
            return None
        form = {"form": key.group(1).decode(), "do": "keep-message", "text": text}
        connection.request("POST", "/en/desk/report.html", urllib.parse.urlencode(form), {
            "Origin": f"http://127.0.0.1:{port}", "Cookie": cookie,
            "Content-Type": "application/x-www-form-urlencoded",
        })
        told = re.search(r"kept=(\d+)", connection.getresponse().getheader("Location") or "")
        return int(told.group(1)) if told else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def session(start, keys, folder, prefix=()):
    """One server from the same state. Returns the state it left, and {number: text} of what it told."""
    state = os.path.join(folder, "state")
    shutil.rmtree(state, ignore_errors=True)
    shutil.copytree(start, state, symlinks=True)
    server, port = serve(state, keys, prefix)
    told = {}
    if port:
        for count in range(MESSAGES):
            text = f"message {count} of this run"
            number = leave(port, text)
            if number:
                told[number] = text
    end(server)
    return state, told


def lost(state, told, keys):
    """Says what is wrong with a state folder after a cut; None for nothing."""
    server, port = serve(state, keys)
    answer = leave(port, "after the cut") if port else None
    end(server)
    if answer is None:
        return "no server takes messages afterwards"
    with sqlite3.connect(f"{state}/desk.sqlite") as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "the file is damaged"
        kept = dict(database.execute("SELECT id, text FROM messages"))
    missing = {number: text for number, text in told.items() if kept.get(number) != text}
    return f"told and not there: {missing}" if missing else None


def main():
    step = SAMPLE if options().sample else 1
    if not shutil.which("strace"):
        sys.exit("cut-desk: strace is missing")
    bad, cuts, told_count = [], 0, 0
    with tempfile.TemporaryDirectory(prefix="pobratim-cut-desk-") as folder:
        keys, key = make_keys(folder)
        start, bundle = os.path.join(folder, "start"), os.path.join(folder, "a.pobratim")
        os.mkdir(start)
        must(PROGRAM, "pack", CONTENT, "--output", bundle, "--key", key)
        must(PROGRAM, "sync", bundle, "--state", start, "--trust", keys)
        trace = os.path.join(folder, "trace")
        state, told = session(start, keys, folder, ("strace", "-f", "-qq", "-o", trace, "-e", f"trace={','.join(NAMES)}"))
        if len(told) != MESSAGES or lost(state, told, keys):
            sys.exit("cut-desk: messages are not kept even where nothing is cut")
        with open(trace) as lines:
            calls = [match.group(1) for match in (re.match(r"\d+ +(\w+)\(", line) for line in lines) if match]
        for name in NAMES:
            for number in range(1, calls.count(name) + 1, step):
                for fault in ("signal=SIGKILL", "error=ENOSPC", "error=EIO"):
                    # A log line that cannot be written is nobody's message.
                    if name == "write" and fault != "signal=SIGKILL":
                        continue
                    inject = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                              f"inject={name}:{fault}:when={number}")
                    state, told = session(start, keys, folder, inject)
                    cuts += 1
                    told_count += len(told)
                    problem = lost(state, told, keys)
                    if problem:
                        bad.append(f"{name} {number} {fault}: {problem}")
                        print(f"cut-desk: {bad[-1]}", flush=True)
    print(f"cut-desk: {len(calls)} calls recorded, {cuts} cuts, {told_count} messages told, {len(bad)} bad")
    sys.exit(1 if bad else 0)


main()
