"""The program, as the tests in Python use it: where it lies, how it is run, and what is known of the bundles it makes.

`Scripts/bench`, `Scripts/cut-everywhere` and `Scripts/cut-desk` put this folder into PYTHONPATH.
"""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The debug build, or what POBRATIM_BINARY names.
PROGRAM = Path(os.environ.get("POBRATIM_BINARY", ROOT / ".build/debug/pobratim")).absolute()
CONTENT = ROOT / "Assets/content"
# Members that the server answers itself, so that what was packed is not what comes.
SLOTS = ("assets/preferences.css", "assets/live.css", "assets/kiosk.js")
# Pages into which the server writes, even where nothing was asked.
LIVE_PAGES = re.compile(r"/search\.html$|/desk/")


def must(*command, **options):
    """Runs a command that has to succeed. Returns what it printed."""
    command = [str(part) for part in command]
    result = subprocess.run(command, capture_output=True, text=True, **options)
    if result.returncode != 0:
        sys.exit(f"{Path(sys.argv[0]).name}: {' '.join(command)}: {result.returncode}\n{result.stderr}")
    return result.stdout


def make_keys(folder):
    """The office's pair of keys. Returns a folder that holds the public one alone, and the path of the secret one."""
    trust = Path(folder) / "keys"
    trust.mkdir()
    must(PROGRAM, "keys", "new", "office", cwd=trust)
    return trust, (trust / "office.sec").rename(Path(folder) / "office.sec")


def members(bundle):
    """Every member of a bundle but its manifest, inflated."""
    with sqlite3.connect(f"file:{bundle}?mode=ro&immutable=1", uri=True) as database:
        rows = database.execute("SELECT name, sz, data FROM sqlar").fetchall()
    return {
        name: data if len(data) == size else zlib.decompress(data)
        for name, size, data in rows
        if not name.startswith("MANIFEST")
    }


def members_sent_as_packed(bundle):
    """Those of them that every visitor gets byte for byte."""
    return {
        name: content
        for name, content in members(bundle).items()
        if name not in SLOTS and not LIVE_PAGES.search(name)
    }


def start_server(*options, prefix=(), **settings):
    """`pobratim serve` on a free port of 127.0.0.1. Returns the process, and the port; None where it does not start."""
    command = [*prefix, PROGRAM, "serve", *options, "--listen", "127.0.0.1:0"]
    settings = {"stderr": subprocess.DEVNULL, **settings}
    server = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True, **settings)
    match = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stdout.readline())
    return server, int(match[1]) if match else None


def stop_server(server):
    server.send_signal(signal.SIGTERM)
    server.communicate(timeout=30)
