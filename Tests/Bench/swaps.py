"""Swaps bundles under load, and counts what fails: `Scripts/bench swaps`.

A server runs on a state folder; wrk asks it over 64 connections, and a walker opens pages with everything they refer to,
as a browser does. Meanwhile the bundle is swapped again and again: `pobratim rollback` goes back to the one before, and
`pobratim sync --even-if-held` reinstates what was left. Every answer to wrk must be 200; every page of the walker must be
that of one of the two bundles, byte for byte, and every style sheet, script and picture that it names must come and be the
one of its own bundle.

Reads Assets/content. Needs wrk. Exit 1 if anything failed.
"""

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from pobratim import CONTENT, LIVE_PAGES, PROGRAM, SLOTS, make_keys, members, must, start_server, stop_server

COUNT_FAILURES = """
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() failed = 0 end
function response(status) if status ~= 200 then failed = failed + 1 end end
function done(summary)
    local failed = 0
    for _, thread in ipairs(threads) do failed = failed + thread:get("failed") end
    local errors = summary.errors
    print(string.format("RESULT %d %d %d", summary.requests, failed,
        errors.connect + errors.read + errors.write + errors.timeout))
end
"""


class Walker(threading.Thread):
    """Opens page after page, each with all it refers to."""

    def __init__(self, port, sites, pages):
        super().__init__()
        self.port, self.sites, self.pages = port, sites, pages
        self.loads, self.parts, self.bad, self.seen, self.ends = 0, 0, [], set(), False

    def get(self, connection, name):
        connection.request("GET", "/" + name)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        while not self.ends:
            for page in self.pages:
                try:
                    self.load(connection, page)
                except Exception as error:
                    self.bad.append(f"{page}: {error!r}")
                    connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)

    def load(self, connection, page):
        status, body = self.get(connection, page)
        self.loads += 1
        number = next((n for n, site in enumerate(self.sites) if site[page] == body), None)
        if status != 200 or number is None:
            self.bad.append(f"{page}: {status}, of no bundle")
            return
        self.seen.add(number)
        folder = os.path.dirname(page)
        for link in set(re.findall(rb'(?:src|href)="([^"#?:]+\.(?:css|js|svg|jpg|png|webp|json))"', body)):
            name = os.path.normpath(os.path.join(folder, link.decode()))
            status, part = self.get(connection, name)
            self.parts += 1
            if status != 200 or (name not in SLOTS and part != self.sites[number][name]):
                self.bad.append(f"{page} of bundle {number + 1}: {name}: {status}")


def options():
    parser = argparse.ArgumentParser(
        prog="Scripts/bench swaps", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--swaps", type=int, default=100, help="(100)")
    return parser.parse_args()


def change(content, version):
    """Makes every page and every drawing differ from those of the other bundle."""
    for text in content.glob("cities/*/*.md"):
        with text.open("a") as file:
            file.write(f"- 202{version}-01-01: Событие {version}.\n")
    for drawing in content.glob("cities/*/*.svg"):
        drawing.write_text(drawing.read_text().replace("</svg>", f"<!-- {version} --></svg>"))


def main():
    swaps = options().swaps
    if not shutil.which("wrk"):
        sys.exit("Scripts/bench: wrk is missing; Scripts/setup --to-bench installs what is needed")
    with tempfile.TemporaryDirectory(prefix="swap-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        content, state = folder / "content", folder / "state"
        shutil.copytree(CONTENT, content)
        keys, key = make_keys(folder)
        sites = []
        for version in (1, 2):
            change(content, version)
            bundle = folder / f"v{version}.pobratim"
            must(PROGRAM, "pack", content, "--output", bundle, "--key", key, "--content-version", version)
            must(PROGRAM, "sync", bundle, "--state", state, "--trust", keys)
            sites.append(members(bundle))
        server, port = start_server("--state", state, "--trust", keys)
        try:
            sys.exit(swap(folder, state, keys, sites, port, swaps))
        finally:
            stop_server(server)


def swap(folder, state, keys, sites, port, swaps):
    """Returns the exit code."""
    pages = sorted(
        name
        for name, body in sites[0].items()
        if name.endswith(".html") and not LIVE_PAGES.search(name) and sites[1].get(name, body) != body
    )
    script = folder / "count.lua"
    script.write_text(COUNT_FAILURES)
    city = json.loads((CONTENT / "site.json").read_text())["order"][0]
    load = subprocess.Popen(
        ["wrk", "-t2", "-c64", "-d3600", "-s", script, f"http://127.0.0.1:{port}/ru/{city}.html"],
        stdout=subprocess.PIPE,
        text=True,
    )
    walker = Walker(port, sites, pages)
    try:
        walker.start()
        time.sleep(0.5)
        started = time.monotonic()
        back = ["rollback", "--state", state]
        forth = ["sync", "--even-if-held", "--state", state, "--trust", keys]
        for number in range(swaps):
            said = must(PROGRAM, *(forth if number % 2 else back), env={**os.environ, "LC_ALL": "C"})
            if "on the screen" not in said:
                walker.bad.append("a swap that the server did not make")
        seconds = time.monotonic() - started
    finally:
        walker.ends = True
        walker.join()
        load.send_signal(signal.SIGINT)
        result = load.communicate()[0]
    requests, failed, errors = map(int, re.search(r"RESULT (\d+) (\d+) (\d+)", result).groups())
    print(f"{swaps} swaps in {seconds:.1f} s")
    print(f"wrk, 64 connections: {requests} requests, {failed} not 200, {errors} broken")
    print(f"walker: {walker.loads} pages of {len(walker.seen)} bundles with {walker.parts} parts, {len(walker.bad)} bad")
    for line in walker.bad[:20]:
        print(f"BAD {line}")
    return 1 if failed or errors or walker.bad or len(walker.seen) < 2 or not walker.parts else 0


main()
