"""The script that starts a browser anew which stands still, with a systemd and a server that say what a test wants."""

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Answers for a unit whose age in seconds stands in a file of its name, and writes down what it is asked to start anew.
SYSTEMCTL = """#!/bin/sh
cd "$(dirname "$0")"
case $1 in
show)
    case $3 in
    --property=ActiveState) [ -e "$2" ] && echo active || echo inactive ;;
    *) read -r now _ </proc/uptime; echo $(((${now%.*} - $(cat "$2")) * 1000000)) ;;
    esac
    ;;
restart) echo "$3" >>restarted ;;
esac
"""


@pytest.fixture
def watched(tmp_path: Path):
    """Runs the script where the units are so old and the server's status says so; gives what was started anew."""

    def run(screen: int | None, server: int | None, status: dict[str, object]) -> str:
        (tmp_path / "restarted").write_text("")
        for unit, age in (("kiosk-screen.service", screen), ("pobratim.service", server)):
            (tmp_path / unit).unlink(missing_ok=True)
            if age is not None:
                (tmp_path / unit).write_text(str(age))
        # The program writes it like this.
        report = json.dumps(status, indent=2, separators=(",", " : "))
        for name, text in (("systemctl", SYSTEMCTL), ("pobratim", f"#!/bin/sh\ncat <<'END'\n{report}\nEND\n")):
            (tmp_path / name).write_text(text)
            (tmp_path / name).chmod(0o755)
        path = f"{tmp_path}:{os.environ['PATH']}"
        subprocess.run([ROOT / "Kiosk/screen-watch"], env={**os.environ, "PATH": path}, check=True)
        return (tmp_path / "restarted").read_text()

    return run


def painted(seconds: int | None) -> dict[str, object]:
    screen = {} if seconds is None else {"sincePainted": seconds, "sinceTouched": 3}
    return {"health": "good", "screen": screen}


@pytest.mark.parametrize(
    ("screen", "server", "status"),
    [
        (4000, 4000, painted(130)),
        # It has never painted at all.
        (130, 4000, painted(None)),
        (4000, 130, painted(None)),
    ],
)
def test_a_browser_that_stands_still_is_started_anew(watched, screen, server, status) -> None:
    assert watched(screen, server, status) == "kiosk-screen.service\n"


@pytest.mark.parametrize(
    ("screen", "server", "status"),
    [
        (4000, 4000, painted(29)),
        # A browser, or a server, that has only just begun.
        (60, 4000, painted(500)),
        (60, 4000, painted(None)),
        (4000, 60, painted(None)),
        # No screen is on, or no server, or one that answers nobody.
        (None, 4000, painted(500)),
        (4000, None, painted(500)),
        (4000, 4000, {"health": "good"}),
    ],
)
def test_any_other_is_left_alone(watched, screen, server, status) -> None:
    assert watched(screen, server, status) == ""


def test_it_reads_the_status_that_the_program_writes(program: Path, state: Path) -> None:
    """Its form, that is: `"name" : value`, a line each."""
    status = subprocess.run([program, "status", "--state", state, "--json"], check=True, capture_output=True, text=True)
    assert '\n  "health" : "good"' in status.stdout
