"""The screen as the kiosk starts it, on this machine: cage without a display, Chromium with the kiosk's own options, as an
ordinary user. It paints, and it is started anew when it stands still."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk import ROOT
from sticks import Office

USER = "nobody"

# Stands in for systemd: the browser is what the test started, an hour ago, as the server.
SYSTEMCTL = """#!/bin/sh
case "$1 $3" in
"show --property=ActiveState") echo active ;;
show*) read -r now _ </proc/uptime; echo $(((${now%.*} - 3600) * 1000000)) ;;
restart*) touch "$(dirname "$0")/restarted" ;;
esac
"""


@dataclass
class Screen:
    """cage and its browser, with what they keep, below one folder."""

    folder: Path
    address: str

    @contextlib.contextmanager
    def on(self, rotation: int = 0) -> Iterator[subprocess.Popen]:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        shutil.chown(self.folder, USER)
        environment = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder), "RUNTIME_DIRECTORY": str(self.folder),
            "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1",
            "POBRATIM_START": self.address, "POBRATIM_ROTATION": str(rotation),
        }  # fmt: skip
        command = ["setpriv", f"--reuid={USER}", "--regid=nogroup", "--clear-groups", ROOT / "Kiosk/screen"]
        with (self.folder / "log").open("w") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            yield process
        finally:
            # The browser stands still in some tests.
            subprocess.run(["pkill", "-KILL", "-u", USER, "-f", str(self.folder)])
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def picture(self, path: Path) -> tuple[int, int, int]:
        """A picture of the screen: its width, height, and bytes, which are few for one that shows nothing."""
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(self.folder), "WAYLAND_DISPLAY": "wayland-0"}
        subprocess.run(["grim", path], env=environment, check=True)
        png = path.read_bytes()
        return int.from_bytes(png[16:20]), int.from_bytes(png[20:24]), len(png)


@pytest.fixture
def server(pytestconfig: pytest.Config, office: Office, tmp_path: Path):
    """A kiosk's server on this machine: its state folder and its address."""
    program, state, trust = pytestconfig.getoption("program"), tmp_path / "state", tmp_path / "trust"
    trust.mkdir()
    shutil.copy(office.key.with_suffix(".pub"), trust)
    kept = ["--state", state, "--trust", trust]
    subprocess.run([program, "sync", office.bundle(100), *kept], check=True, capture_output=True)
    command = [program, "serve", *kept, "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield state, re.search(r"http://\S+/", process.stdout.readline())[0]
        finally:
            process.terminate()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder where the screen's user may keep its things, as pytest's own folders are closed to it."""
    with tempfile.TemporaryDirectory(prefix="pobratim-screen-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "screen"


def since_painted(program: Path, state: Path) -> int | None:
    status = subprocess.run([program, "status", "--state", state, "--json"], check=True, capture_output=True, text=True)
    return json.loads(status.stdout)["screen"].get("sincePainted")


def wait_for_paint(program: Path, state: Path, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while (since := since_painted(program, state)) is None or since > 10:
        assert time.monotonic() < deadline, f"painted {since} s ago"
        time.sleep(0.5)


@pytest.mark.parametrize(("rotation", "size"), [(0, (1280, 720)), (90, (720, 1280))])
def test_the_kiosks_own_configuration_paints_upright_and_turned(
    pytestconfig: pytest.Config, server, place: Path, tmp_path: Path, rotation: int, size: tuple[int, int]
) -> None:
    state, address = server
    screen = Screen(place, address)
    with screen.on(rotation):
        wait_for_paint(pytestconfig.getoption("program"), state)
        # cage without a display shows what was painted when something moves next, which may be the next poster.
        deadline = time.monotonic() + 60
        while (picture := screen.picture(tmp_path / "screen.png"))[2] < 20_000:
            assert time.monotonic() < deadline, "the screen is empty"
            time.sleep(1)
    assert picture[:2] == size


@pytest.mark.parametrize("name", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "stopped"])
def test_a_browser_that_fell_or_stands_still_is_noticed_and_paints_again(
    pytestconfig: pytest.Config, server, place: Path, tmp_path: Path, name: signal.Signals
) -> None:
    """Its pages are killed, or all of it is stopped: `screen-watch` asks for another after two minutes, and not before."""
    program, (state, address) = pytestconfig.getoption("program"), server
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "systemctl").write_text(SYSTEMCTL)
    (tools / "pobratim").write_text(f'#!/bin/sh\nexec "{program}" status --state "{state}" --json\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)

    def watch() -> bool:
        """One turn of the timer: whether it had the browser started anew."""
        environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
        subprocess.run([ROOT / "Kiosk/screen-watch"], env=environment, check=True, capture_output=True)
        return (tools / "restarted").exists()

    screen = Screen(place, address)
    with screen.on():
        wait_for_paint(program, state)
        assert not watch()
        what = "type=renderer" if name == signal.SIGKILL else str(screen.folder)
        subprocess.run(["pkill", f"-{name.value}", "-u", USER, "-f", what], check=True)
        fell = time.monotonic()
        while not watch():
            assert time.monotonic() - fell < 180, "nobody noticed"
            time.sleep(5)
        assert time.monotonic() - fell > 80
    with screen.on():
        wait_for_paint(program, state)
