"""A keyboard at the screen has the keys to write with and no others, whatever the page: the kiosk's own browser with the
kiosk's own keys, on a display in memory, as an ordinary user."""

import contextlib
import http.server
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk import ROOT
from test_screen import USER

pytestmark = pytest.mark.quick

# Keys by their numbers in X: that of evdev and eight.
CONTROL, ALT, SUPER, RIGHT_CONTROL, RIGHT_ALT, SHIFT = 37, 64, 133, 105, 108, 50
LETTERS = dict(zip("qwertyuiopasdfghjklzxcvbnm", [*range(24, 34), *range(38, 47), *range(52, 59)], strict=True))
# Tab, Return, the space bar and those that move go through an error page, too.
WRITING = {*LETTERS.values(), *range(10, 24), 34, 35, 36, 47, 48, 49, SHIFT, 51, *range(59, 63), 65, *range(110, 118), 119}

# A field that says in the window's title that it has the keyboard, and what is written in it.
PAGE = b"""<!DOCTYPE html><title>-</title><input autofocus
onfocus="document.title = 'ready'" oninput="document.title = 'written ' + this.value">"""


@dataclass
class Display:
    """The display of an X server in memory, with the files that it keeps below one folder."""

    number: int
    folder: Path

    def ask(self, *command: object, check: bool = True) -> str:
        environment = {**os.environ, "DISPLAY": f":{self.number}"}
        return subprocess.run(command, env=environment, check=check, stdout=subprocess.PIPE, text=True).stdout

    def windows(self) -> list[str]:
        return sorted(self.ask("xdotool", "search", "--onlyvisible", "--class", "chromium", check=False).split())

    def picture(self) -> bytes:
        return (self.folder / "Xvfb_screen0").read_bytes()

    def press(self, *keys: tuple[int, ...]) -> None:
        """Each with the ones before it held down."""
        self.ask("xdotool", "key", "--delay", "5", *("+".join(map(str, key)) for key in keys))

    def has_title(self, title: str) -> bool:
        return self.ask("xdotool", "search", "--name", title, check=False) != ""


@pytest.fixture
def display() -> Iterator[Display]:
    with tempfile.TemporaryDirectory(prefix="pobratim-display-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-noreset", "-ac", "-screen", "0", "1280x800x24", "-fbdir", name]
        with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as process:
            os.close(writing)
            with open(reading) as number:
                display = Display(int(number.readline()), folder)
            try:
                yield display
            finally:
                process.terminate()


@pytest.fixture
def keys(display: Display) -> None:
    """The kiosk's, as cage hands them to Xwayland."""
    environment = {**os.environ, "XKB_CONFIG_EXTRA_PATH": str(ROOT / "Kiosk/keyboard")}
    command = ["xkbcli", "compile-keymap", "--rules", "pobratim"]
    keymap = display.folder / "keymap"
    keymap.write_text(subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout)
    display.ask("xkbcomp", "-w0", keymap, f":{display.number}")


@contextlib.contextmanager
def browser(display: Display, address: str) -> Iterator[None]:
    """The kiosk's own, at this address; its window has the keyboard."""
    runtime = display.folder / "runtime"
    runtime.mkdir(mode=0o700)
    shutil.chown(runtime, USER)
    environment = {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(runtime), "RUNTIME_DIRECTORY": str(runtime),
        "XDG_CONFIG_HOME": str(runtime), "XDG_CACHE_HOME": str(runtime), "XDG_RUNTIME_DIR": str(runtime),
        "DISPLAY": f":{display.number}", "POBRATIM_START": address,
    }  # fmt: skip
    command = ["setpriv", f"--reuid={USER}", "--regid=nogroup", "--clear-groups", ROOT / "Kiosk/browser"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: display.windows(), "the browser has no window")
            display.ask("xdotool", "windowfocus", "--sync", display.windows()[-1])
            yield
        finally:
            subprocess.run(["pkill", "-KILL", "-u", USER, "-f", str(runtime)])
            process.wait()


def wait_until(is_so, otherwise: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.2)


def settled(display: Display) -> bytes:
    """The picture, once it has stood still for two seconds, and is not of one colour."""
    seen = []

    def stands_still() -> bool:
        seen.append(display.picture())
        return len(seen) > 10 and len(set(seen[-10:])) == 1 and len(set(seen[-1][-1280 * 400 * 4 :])) > 8

    wait_until(stands_still, "the picture does not stand still")
    return seen[-1]


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address where no one answers, for which the browser has a page of its own."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/"


def test_over_an_error_page_no_key_opens_anything(display: Display, keys: None, nobody: str) -> None:
    others = [key for key in range(9, 256) if key not in WRITING]
    held = [CONTROL, ALT, SUPER, RIGHT_CONTROL, RIGHT_ALT]
    with browser(display, nobody):
        before, windows = settled(display), display.windows()
        display.press(*((key,) for key in others), *((SHIFT, key) for key in others))
        assert display.windows() == windows
        for one in held:
            display.press(*((one, key) for key in [*LETTERS.values(), *range(10, 22), *others]))
            display.press(*((one, SHIFT, key) for key in LETTERS.values()))
            assert display.windows() == windows, one
        assert settled(display) == before


def test_with_an_ordinary_keyboard_it_would(display: Display, nobody: str) -> None:
    """The test above can fail: it does so with the ordinary keys."""
    with browser(display, nobody):
        settled(display)
        windows = display.windows()
        display.press((CONTROL, LETTERS["n"]))
        wait_until(lambda: len(display.windows()) > len(windows), "no window was opened")


def test_a_keyboard_writes(display: Display, keys: None) -> None:
    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with browser(display, f"http://127.0.0.1:{server.server_port}/"):
            wait_until(lambda: display.has_title("ready"), "the field has no keyboard")
            display.press((SHIFT, LETTERS["q"]), *((LETTERS[letter],) for letter in "ingdao"))
            wait_until(lambda: display.has_title("written Qingdao"), "nothing is written")
        server.shutdown()
