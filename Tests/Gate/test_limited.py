"""A part of the gate that stands still is ended, and says before what its tests said."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

LIMITED = [sys.executable, "-B", Path(__file__).with_name("limited.py")]


def run(seconds, *command, cwd=None):
    environment = {**os.environ, "POBRATIM_GRACE": "1"}
    return subprocess.run([*LIMITED, str(seconds), *command], cwd=cwd, env=environment, capture_output=True, text=True)


def test_the_exit_code_is_the_commands():
    assert run(60, "sh", "-c", "exit 7").returncode == 7
    assert run(60, "sh", "-c", "kill -KILL $$").returncode == 128 + signal.SIGKILL


def test_the_process_that_holds_the_tests_is_ended_first(tmp_path):
    shutil.copy(shutil.which("sleep"), tmp_path / "made.xctest")
    # In a process group of its own, as `swift test` starts it.
    done = run(1, "sh", "-c", "setsid ./made.xctest 600; echo the tests ended with $?", cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("the tests ended with 137\n", 124)
    assert done.stderr.startswith("stood still for 1 s: sh -c ")


def test_what_heeds_no_signal_is_ended_all_the_same():
    started = time.monotonic()
    assert run(1, "sh", "-c", "trap '' TERM; while :; do sleep 1; done").returncode == 124
    assert time.monotonic() - started < 300


def test_who_ends_the_gate_ends_the_command(tmp_path):
    process = subprocess.Popen([*LIMITED, "600", "sh", "-c", "echo $$ >pid; exec sleep 600"], cwd=tmp_path)
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text().strip():
        time.sleep(0.01)
    process.terminate()
    assert process.wait() == 128 + signal.SIGTERM
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}").exists()
