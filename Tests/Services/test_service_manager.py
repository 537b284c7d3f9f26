"""The server as systemd starts it: with a socket handed over, a place to report to, and a watchdog."""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass
class Service:
    """A running server, as its manager sees it."""

    process: subprocess.Popen
    port: int
    reports: socket.socket

    def next_report(self, seconds: float = 30) -> str:
        self.reports.settimeout(seconds)
        return self.reports.recv(4096).decode()

    def status_of(self, path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", path)
            return connection.getresponse().status


@contextlib.contextmanager
def started(
    program: Path, arguments: list[object], folder: Path, names: str = "listen", **environment: str
) -> Iterator[Service]:
    """The server with a socket that listens already, by the descriptor 3, as `sd_listen_fds(3)` has it."""
    listener = socket.create_server(("127.0.0.1", 0))
    reports = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    reports.bind(str(folder / "notify"))
    variables = {
        **os.environ, "LISTEN_FDS": "1", "LISTEN_FDNAMES": names, "NOTIFY_SOCKET": str(folder / "notify"),
        "POBRATIM_LISTEN": "127.0.0.1:0", **environment,
    }  # fmt: skip

    def hand_over() -> None:
        os.dup2(listener.fileno(), 3, inheritable=True)

    # The variable names the process that is meant, which the shell becomes.
    command = ["sh", "-c", 'LISTEN_PID=$$ exec "$0" "$@"', program, "serve", *arguments]
    with contextlib.closing(listener), contextlib.closing(reports):
        process = subprocess.Popen(command, env=variables, preexec_fn=hand_over, close_fds=False)
        try:
            yield Service(process, listener.getsockname()[1], reports)
        finally:
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.wait(30)


def readers_of(pid: int) -> list[int]:
    """The threads that wait for the disk, as NIO names them."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(thread.name) for thread in threads if (thread / "comm").read_text().startswith("TP-")]


@contextlib.contextmanager
def standing_still(threads: list[int]) -> Iterator[None]:
    """Its threads stand, as those do that wait for a lock or a disk for ever. No signal stops one thread alone; a tracer
    does."""
    seize, interrupt, detach, every_thread = 0x4206, 0x4207, 17, 0x40000000
    ptrace = ctypes.CDLL(None, use_errno=True).ptrace
    ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    ptrace.restype = ctypes.c_long

    def call(request: int, thread: int) -> None:
        if ptrace(request, thread, None, None) != 0:
            raise OSError(ctypes.get_errno(), "ptrace")

    assert threads
    for thread in threads:
        call(seize, thread)
        call(interrupt, thread)
        os.waitpid(thread, every_thread)
    try:
        yield
    finally:
        for thread in threads:
            call(detach, thread)


@pytest.fixture
def installed(state: Path, keys: Path) -> list[object]:
    return ["--state", state, "--trust", keys / "trust"]


def test_a_connection_that_came_before_the_server_is_answered(program: Path, installed, tmp_path: Path) -> None:
    with started(program, installed, tmp_path) as service:
        # The socket has been listening since before the program started.
        assert service.status_of("/ru/index.html") == 200


def test_it_reports_when_it_is_ready_and_when_it_stops(program: Path, installed, tmp_path: Path) -> None:
    with started(program, installed, tmp_path) as service:
        assert service.next_report() == "READY=1"
        service.process.terminate()
        assert service.next_report() == "STOPPING=1"
        assert service.process.wait(30) == 0


def test_a_socket_named_public_is_the_door_for_other_devices(program: Path, installed, tmp_path: Path) -> None:
    with started(program, installed, tmp_path, names="public") as service:
        assert service.status_of("/ru/index.html") == 200
        assert service.status_of("/ru/desk/sign-in.html") == 404


def test_it_says_that_it_is_alive_as_long_as_it_answers_pages(program: Path, installed, tmp_path: Path) -> None:
    with started(program, installed, tmp_path, WATCHDOG_USEC="900000") as service:
        heard = [service.next_report() for _ in range(4)]
        assert sorted(set(heard)) == ["READY=1", "WATCHDOG=1"]


def test_it_says_no_more_when_pages_cannot_be_read_any_more(program: Path, installed, tmp_path: Path) -> None:
    with started(program, installed, tmp_path, WATCHDOG_USEC="900000") as service:
        while service.next_report() != "WATCHDOG=1":
            pass
        assert service.status_of("/ru/index.html") == 200
        with standing_still(readers_of(service.process.pid)):
            # It is still answered, out of memory.
            assert service.status_of("/ru/index.html") == 200
            # What was read before may still be told.
            with pytest.raises(TimeoutError):
                for _ in range(10):
                    service.next_report(seconds=3)
        assert service.next_report() == "WATCHDOG=1"


def test_a_socket_for_another_process_is_left_alone(program: Path, installed, tmp_path: Path) -> None:
    """`LISTEN_PID` names the process that is meant; the server opens a socket of its own then."""
    environment = {
        **os.environ, "LISTEN_PID": "1", "LISTEN_FDS": "1", "POBRATIM_LISTEN": "127.0.0.1:0",
        "NOTIFY_SOCKET": str(tmp_path / "notify"), "LANG": "en_GB.UTF-8",
    }  # fmt: skip
    reports = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    reports.bind(environment["NOTIFY_SOCKET"])
    reports.settimeout(30)
    with contextlib.closing(reports):
        process = subprocess.Popen([program, "serve", *installed], env=environment, stdout=subprocess.PIPE, text=True)
        try:
            assert reports.recv(100) == b"READY=1"
            assert "http://127.0.0.1:" in process.stdout.readline()
        finally:
            process.terminate()
            process.wait(30)
