"""Many kiosks with what exists: the second of two kiosks, each in a network of its own, mirrors the first one's folder of
bundles by rsync, and takes the newest in."""

import contextlib
import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

FIRST, SECOND = "pobratim-first", "pobratim-second"
ADDRESS = "10.77.0.1"


def run(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def networks() -> Iterator[None]:
    """Two networks with nothing in them but a cable from one to the other."""
    if os.geteuid() != 0:
        pytest.skip("networks are made by root")
    for name in (FIRST, SECOND):
        subprocess.run(["ip", "netns", "delete", name], capture_output=True)
        run("ip", "netns", "add", name)
    try:
        run("ip", "link", "add", "cable", "netns", FIRST, "type", "veth", "peer", "name", "cable", "netns", SECOND)
        for name, address in ((FIRST, ADDRESS), (SECOND, "10.77.0.2")):
            run("ip", "-n", name, "address", "add", f"{address}/24", "dev", "cable")
            run("ip", "-n", name, "link", "set", "cable", "up")
        yield
    finally:
        for name in (FIRST, SECOND):
            run("ip", "netns", "delete", name)


@contextlib.contextmanager
def shared_by_rsync(folder: Path, work: Path) -> Iterator[None]:
    """The first kiosk gives the folder away, to be read only."""
    settings = work / "rsyncd.conf"
    settings.write_text(f"use chroot = no\n[bundles]\npath = {folder}\nread only = yes\n")
    command = ["ip", "netns", "exec", FIRST, "rsync", "--daemon", "--no-detach", "--port=8730", f"--config={settings}"]
    daemon = subprocess.Popen(command)
    try:
        yield
    finally:
        daemon.terminate()
        daemon.wait(10)


def mirror(folder: Path) -> int:
    """Runs what a timer of the second kiosk would run. Returns the bytes that came over the cable."""
    command = ["rsync", "--times", "--recursive", "--delete-after", "--stats"]
    deadline = time.monotonic() + 10
    while True:
        done = subprocess.run(
            ["ip", "netns", "exec", SECOND, *command, f"rsync://{ADDRESS}:8730/bundles/", folder],
            capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode == 0:
            return int(re.search(r"Total bytes received: ([\d,]+)", done.stdout)[1].replace(",", ""))
        # The daemon may not listen yet.
        assert time.monotonic() < deadline, done.stderr
        time.sleep(0.1)


def test_a_second_kiosk_follows_the_first_by_a_mirrored_folder(program: Path, keys: Path, tmp_path: Path, networks) -> None:
    shared, mirrored, state = tmp_path / "shared", tmp_path / "mirrored", tmp_path / "state"
    shared.mkdir()

    def publish(version: int) -> Path:
        path = shared / f"{version}.pobratim"
        command = [program, "pack", ROOT / "Assets/content", "--output", path, "--key", keys / "office.sec"]
        run(*command, "--content-version", version)
        # An office packs days apart, a test within a second; and rsync passes over a file whose size and second are the
        # same.
        os.utime(path, (version * 86_400, version * 86_400))
        return path

    def sync() -> str:
        return run("ip", "netns", "exec", SECOND, program, "sync", mirrored, "--state", state, "--trust", keys / "trust")

    with shared_by_rsync(shared, tmp_path):
        whole = publish(1).stat().st_size
        assert mirror(mirrored) >= whole
        assert "bundle 1 " in sync()
        # Nothing is new, nothing is sent, nothing is done.
        assert mirror(mirrored) < 1000
        assert "nothing to do" in sync()
        publish(2)
        # What a transfer that was cut off left behind has a hidden name, and is no bundle.
        (mirrored / ".3.pobratim.Xk2f9Q").write_bytes((shared / "2.pobratim").read_bytes()[: whole // 2])
        mirror(mirrored)
        assert "bundle 2 " in sync()
        # The same name for each bundle: rsync sends what differs.
        (shared / "1.pobratim").unlink()
        (shared / "2.pobratim").rename(shared / "site.pobratim")
        mirror(mirrored)
        publish(3).rename(shared / "site.pobratim")
        assert mirror(mirrored) < whole / 4
        assert "bundle 3 " in sync()
    assert '"contentVersion" : 3' in run(program, "status", "--state", state, "--json")
