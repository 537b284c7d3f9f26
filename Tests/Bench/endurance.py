"""What a server holds over a long time, and what it takes while nobody asks: `Scripts/bench endurance`."""

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
import time

import cases
import made_content
import processes
from load import load
from pobratim import make_keys, must
from quota import Quota
from servers import InstalledPobratim, Pobratim
from unpacked import sizes_in

SERVER_CORE, LOAD_CORE = 0, 1
PARTS = ["requests", "swaps", "idle", "quota"]
STAGES = 10
QUOTA, QUOTA_CONNECTIONS = 0.25, 40


def options():
    parser = argparse.ArgumentParser(prog="Scripts/bench endurance", description=__doc__)
    parser.add_argument("--part", nargs="+", choices=PARTS, default=PARTS, help="what to measure (all)")
    parser.add_argument("--requests", type=int, default=1_000_000, help="(1000000)")
    parser.add_argument("--pictures", type=int, default=1000, help="cities with a photo, 1 MB each (1000)")
    parser.add_argument("--connections", type=int, nargs="+", default=[32], help="take turns (32)")
    parser.add_argument("--swaps", type=int, default=1000, help="(1000)")
    parser.add_argument("--seconds", type=int, default=60, help="of looking at an idle server (60)")
    parser.add_argument("--port", type=int, default=18270, help="(18270)")
    chosen = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("Scripts/bench: wrk is missing; Scripts/setup --to-bench installs what is needed")
    return chosen


def progress(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


class Site:
    """A made site, packed and signed."""

    def __init__(self, program, folder, cities, pictures):
        self.program, self.folder = program, folder
        self.state, self.content = os.path.join(folder, "state"), os.path.join(folder, "content")
        self.keys, self.key = make_keys(folder)
        made_content.make(self.content, cities, pictures)
        self.bundle = self.pack(1)

    def pack(self, version):
        bundle = os.path.join(self.folder, f"v{version}.pobratim")
        must(self.program, "pack", self.content, "--output", bundle, "--key", self.key, "--content-version", version)
        return bundle

    def update(self, *arguments):
        return must(self.program, *arguments, "--state", self.state, env={**os.environ, "LC_ALL": "C"})

    def install(self, *more):
        return self.update("sync", *more, "--trust", self.keys)

    def requests(self, server, requests):
        """The file of a case's requests, and the list of them."""
        tags = {r.name: server.get(r.target)[0].getheader("ETag") for r in requests if r.status == 304}
        path = os.path.join(self.folder, "requests")
        with open(path, "wb") as file:
            texts = cases.written(requests, server.prefix, server.origin, tags)
            file.write(b"".join(text.encode() + b"\1" for text in texts))
        return path


@contextlib.contextmanager
def running(server):
    server.start(SERVER_CORE)
    try:
        yield server
    finally:
        server.stop()


def memory_row(label, server):
    held = processes.memory(server.pids)
    print(f"| {label} | {held['RssAnon']:.1f} | {held['VmRSS']:.1f} |", flush=True)


def measure_requests(program, chosen):
    """The walk, in stages, over a bundle that no cache can hold."""
    with tempfile.TemporaryDirectory(prefix="endurance-") as folder:
        progress(f"{chosen.pictures} cities with photos: made and packed")
        site = Site(program, folder, chosen.pictures, chosen.pictures)
        with running(Pobratim(chosen.port, folder, program, site.bundle)) as server:
            sizes = sizes_in(site.bundle)
            # The large pictures, too, which go out in pieces.
            walk = cases.cases(sizes)["walk"]
            large = [name for name in sizes if name.startswith("images/") and sizes[name][0] >= 400_000]
            walk += [cases.Request("picture", name) for name in large[:: max(1, len(large) // 200)]]
            file = site.requests(server, walk)
            print(f"Memory in MB; the walk and large pictures, bundle of {os.path.getsize(site.bundle) / 1e6:,.0f} MB:\n")
            print("| Requests | RssAnon | VmRSS |\n|---|---|---|")
            memory_row("0", server)
            count, stage = 0, 0
            while count < chosen.requests:
                stage += 1
                while count < chosen.requests * stage / STAGES:
                    connections = chosen.connections[stage % len(chosen.connections)]
                    count += load(server, walk, file, connections, 5, LOAD_CORE).count
                memory_row(f"{count:,}", server)


def measure_swaps(program, chosen):
    """Back and forth between two installed bundles, with a page asked for after each."""
    with tempfile.TemporaryDirectory(prefix="endurance-") as folder:
        site = Site(program, folder, 74, 1)
        site.install(site.bundle)
        site.install(site.pack(2))
        with running(InstalledPobratim(chosen.port, folder, program, site.bundle)) as server:
            print("\nMemory in MB; 74 cities:\n")
            print("| Swaps | RssAnon | VmRSS |\n|---|---|---|")
            memory_row("0", server)
            # The desk's pages ask for a sign-in.
            names = [n for n in sizes_in(site.bundle) if n.startswith("ru/") and n.endswith(".html") and "/desk/" not in n]
            for number in range(1, chosen.swaps + 1):
                said = site.install("--even-if-held") if number % 2 == 0 else site.update("rollback")
                if "on the screen" not in said:
                    sys.exit(f"the server did not swap:\n{said}")
                for name in names[number % 7 :: 7]:
                    if server.get("/" + name)[0].status != 200:
                        sys.exit(f"{name} is not answered after {number} swaps")
                if number % max(1, chosen.swaps // STAGES) == 0:
                    memory_row(f"{number:,}", server)


def measure_idle(program, chosen):
    with tempfile.TemporaryDirectory(prefix="endurance-") as folder:
        site = Site(program, folder, 74, 1)
        site.install(site.bundle)
        with running(InstalledPobratim(chosen.port, folder, program, site.bundle)) as server:
            server.get("/ru/index.html")
            # The minute of trial, and connections that wait to be closed, are not idleness.
            time.sleep(130)
            before, spent = processes.switches(server.pids), processes.processor_seconds(server.pids)
            time.sleep(chosen.seconds)
            switched = processes.switches(server.pids) - before
            spent = processes.processor_seconds(server.pids) - spent
            print(f"\nIdle for {chosen.seconds} s: {switched} context switches, {spent * 1000:.0f} ms of processor time.")


def measure_quota(program, chosen):
    with tempfile.TemporaryDirectory(prefix="endurance-") as folder:
        site = Site(program, folder, 74, 1)
        server = Pobratim(chosen.port, folder, program, site.bundle)
        server.start(SERVER_CORE)
        quota = Quota(QUOTA)
        try:
            quota.add(server.pids)
            walk = cases.cases(sizes_in(site.bundle))["walk"]
            sample = load(server, walk, site.requests(server, walk), QUOTA_CONNECTIONS, 10, LOAD_CORE)
            print(
                f"\nWith {QUOTA:.0%} of a core, {QUOTA_CONNECTIONS} connections that ask again at once (the walk): "
                f"{sample.requests_a_second:,.0f} requests a second, median {sample.median:.1f} ms, "
                f"99th percentile {sample.percentile99:.1f} ms."
            )
        finally:
            server.stop()
            quota.remove()


def main():
    chosen = options()
    program = os.environ["POBRATIM_BINARY"]
    parts = {"requests": measure_requests, "swaps": measure_swaps, "idle": measure_idle, "quota": measure_quota}
    for part in chosen.part:
        progress(part)
        parts[part](program, chosen)


main()
