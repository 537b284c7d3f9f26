"""Measures what a kiosk writes to its card while visitors look at pages: `Scripts/bench card`.

The state folder lies on an ext4 file system of its own, as on a kiosk with a read-only root: a file that is mounted as a
disk, whose own count of writes (/sys/block/*/stat) is read, so that the journal and the directories count, too. Visits come
at an even pace in real time; each asks for the list, two cities and all that these show, as a browser does whose cache is
empty, and every tenth searches in vain. What was written in the time given is then scaled to a day.

Before that the trial of the installation, 70 seconds, is waited for. Reads Assets/content. Needs root, and a kernel with
loop devices.
"""

import argparse
import http.client
import re
import tempfile
import time
from pathlib import Path

from pobratim import CONTENT, PROGRAM, SLOTS, make_keys, must, start_server, stop_server

SEEN = ["/ru/index.html", "/ru/qingdao.html", "/ru/shumen.html"]
# Each page asks for it, whatever the browser keeps: by this the server counts views.
VIEW = "/" + SLOTS[0]
DAY = 86_400


class Card:
    """A file that is mounted as a disk."""

    def __init__(self, folder):
        self.image, self.place = folder / "card.img", folder / "card"
        with self.image.open("wb") as file:
            file.truncate(256 * 1024 * 1024)
        must("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.image)
        self.device = must("losetup", "--find", "--show", self.image).strip()
        self.place.mkdir()
        must("mount", "-o", "noatime", self.device, self.place)

    def written(self):
        """How many times, and how many bytes."""
        numbers = Path(f"/sys/block/{Path(self.device).name}/stat").read_text().split()
        return int(numbers[4]), int(numbers[6]) * 512

    def close(self):
        must("umount", self.place)
        must("losetup", "--detach", self.device)


class Visitor:
    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address, timeout=60)
        pages = [self.ask(page) for page in SEEN]
        parts = {part for page in pages for part in re.findall(r'(?:src|href)="\.\.(/(?:assets|images)/[^"?]+)"', page)}
        self.parts = sorted(parts - {VIEW})
        self.visits = 0

    def ask(self, path, page=None):
        headers = {"Accept-Language": "ru,en;q=0.5"}
        if page:
            headers["Referer"] = f"http://{self.connection.host}:{self.connection.port}{page}"
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        assert answer.status == 200, f"{path}: {answer.status}"
        return answer.read().decode(errors="replace")

    def visit(self):
        self.visits += 1
        for page in SEEN:
            self.ask(page)
            self.ask(VIEW, page)
        for part in self.parts:
            self.ask(part, SEEN[0])
        if self.visits % 10 == 0:
            self.ask(f"/ru/search.html?q=word{self.visits % 300}")


def main():
    parser = argparse.ArgumentParser(
        prog="Scripts/bench card", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60, help="how long to look on (60)")
    parser.add_argument("--visits", type=int, default=2_000, help="the pace: so many in 24 hours (2000)")
    parser.add_argument("--burst", type=int, metavar="N", help="N visits one after the other instead, then an orderly end")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pobratim-card-") as name:
        folder = Path(name)
        keys, key = make_keys(folder)
        must(PROGRAM, "pack", CONTENT, "--output", folder / "a.pobratim", "--key", key)
        card = Card(folder)
        try:
            kept = ["--state", card.place / "state", "--trust", keys]
            must(PROGRAM, "sync", folder / "a.pobratim", *kept)
            # The trial, a minute, belongs to the installation.
            server, port = start_server(*kept, stderr=None)
            try:
                visitor = Visitor(f"127.0.0.1:{port}")
                time.sleep(70)
                must("sync", "--file-system", card.place)
                before = card.written()
                measure(card, visitor, wanted)
            finally:
                stop_server(server)
            must("sync", "--file-system", card.place)
            writes, size = (now - then for now, then in zip(card.written(), before, strict=True))
            print(f"and with what is written at the server's end: {writes} writes, {size} bytes")
        finally:
            card.close()


def measure(card, visitor, wanted):
    must("sync", "--file-system", card.place)
    began, (writes, size) = time.monotonic(), card.written()
    before = visitor.visits
    if wanted.burst:
        for _ in range(wanted.burst):
            visitor.visit()
    else:
        while (now := time.monotonic()) < began + 60 * wanted.minutes:
            visitor.visit()
            time.sleep(max(0, DAY / wanted.visits - (time.monotonic() - now)))
    must("sync", "--file-system", card.place)
    seconds, (more_writes, more_size) = time.monotonic() - began, card.written()
    visits, writes, size = visitor.visits - before, more_writes - writes, more_size - size
    print(f"{visits} visits in {seconds:.0f} s: {writes} writes, {size} bytes")
    if not wanted.burst:
        print(f"in 24 hours at this pace: {writes * DAY / seconds:.0f} writes, {size * DAY / seconds / 1e6:.2f} MB")


main()
