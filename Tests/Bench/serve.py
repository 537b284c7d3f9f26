"""Serving, side by side: `Scripts/bench serve` says how it is called."""

import argparse
import functools
import os
import shutil
import statistics
import subprocess
import sys

import cases
import first_byte
import instructions
import made_content
import processes
from load import load
from servers import EpollLoop, InstalledPobratim, KiwixServe, Nginx, Pobratim
from unpacked import unpack

SERVER_CORE, LOAD_CORE = 0, 1
PHOTOS_IN_A_GIGABYTE = 1000
NEEDED = {
    "nginx": "nginx-light", "kiwix-serve": "kiwix-tools", "zimwriterfs": "zim-tools", "wrk": "wrk",
    "valgrind": "valgrind", "taskset": "util-linux", "cc": "gcc",
}  # fmt: skip
PARTS = ["load", "memory", "start", "instructions"]


def options():
    parser = argparse.ArgumentParser(prog="Scripts/bench serve", description=__doc__)
    parser.add_argument("--cities", type=int, nargs="*", help="sizes of the site (74)")
    parser.add_argument("--pictures", action="store_true", help="1,000 cities with photos of 1 GB")
    parser.add_argument("--part", nargs="+", choices=PARTS, default=PARTS, help="what to measure (all)")
    parser.add_argument("--case", nargs="+", choices=["page", "304", "404", "picture", "walk"], help="(all)")
    parser.add_argument("--server", nargs="+", choices=["C", "nginx", "Pobratim", "kiwix"], help="(all)")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 32, 256], help="(1 32 256)")
    parser.add_argument("--rounds", type=int, default=3, help="the table has their medians (3)")
    parser.add_argument("--seconds", type=int, default=3, help="of every run of wrk (3)")
    parser.add_argument("--quick", action="store_true", help="one round of a second with 32 connections")
    parser.add_argument("--port", type=int, default=18250, help="and the four behind it (18250)")
    chosen = parser.parse_args()
    if chosen.cities is None:
        chosen.cities = [] if chosen.pictures else [74]
    if chosen.quick:
        chosen.rounds, chosen.seconds, chosen.connections = 1, 1, [32]
    if missing := [package for command, package in NEEDED.items() if not shutil.which(command)]:
        sys.exit(f"Scripts/bench: {' '.join(missing)} missing; Scripts/setup --to-bench installs what is needed")
    if len(os.sched_getaffinity(0)) < 2:
        sys.exit("Scripts/bench: two processor cores are needed, one for the server and one for wrk")
    return chosen


class Site:
    """A made site, packed, unpacked, and the servers that have it."""

    def __init__(self, chosen, city_count, photo_count, program):
        self.chosen = chosen
        self.title = f"{city_count:,} cities" + (", 1 GB of pictures" if photo_count > 1 else "")
        self.folder = os.path.join(made_content.ROOT, ".build/bench/serve")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        progress(f"{self.title}: made and packed")
        content, bundle = os.path.join(self.folder, "content"), os.path.join(self.folder, "site.pobratim")
        made_content.make(content, city_count, photo_count)
        self.install(program, content, bundle)
        sizes = unpack(bundle, self.folder)
        self.bundle_size = os.path.getsize(bundle)
        self.cases = {
            title: requests
            for title, requests in cases.cases(sizes).items()
            if not chosen.case or title in chosen.case
        }
        port = chosen.port
        loop, kiwix = EpollLoop(port, self.folder), KiwixServe(port + 3, self.folder)
        self.pobratim = Pobratim(port + 2, self.folder, program, bundle)
        self.installed = InstalledPobratim(port + 4, self.folder, program, bundle)
        self.servers = [
            server
            for server in [loop, Nginx(port + 1, self.folder), self.pobratim, kiwix]
            if not chosen.server or server.name.startswith(tuple(chosen.server))
        ]
        if loop in self.servers:
            loop.prepare({r.name for requests in self.cases.values() for r in requests if r.status != 404})
        if kiwix in self.servers:
            progress("the ZIM file")
            kiwix.prepare()

    def install(self, program, content, bundle):
        """Packs and signs it, and installs it into a state folder."""
        keys = os.path.join(self.folder, "keys")
        os.mkdir(keys)
        key = os.path.join(keys, "office.sec")
        for arguments in (
            ["keys", "new", "office"],
            ["pack", content, "--output", bundle, "--key", key, "--content-version", "1"],
            ["sync", bundle, "--state", os.path.join(self.folder, "state"), "--trust", keys],
        ):
            subprocess.run([program, *arguments], cwd=keys, capture_output=True, check=True)

    # MARK: Parts

    def start_all(self):
        for server in self.servers:
            server.start(SERVER_CORE)
            self.check(server)

    def check(self, server):
        """Every server has to send every page, whole, before it is measured."""
        for request in {request for requests in self.cases.values() for request in requests[:200]}:
            answer, body = server.get(request.target)
            path = os.path.join(self.folder, "site", request.name)
            path = path + ".gz" if os.path.exists(path + ".gz") else path
            if answer.status != (404 if request.status == 404 else 200):
                sys.exit(f"{server.name} answers {request.target} with {answer.status}")
            if request.status == 200 and server.exact and "preferences" not in request.name:
                with open(path, "rb") as file:
                    if file.read() != body:
                        sys.exit(f"{server.name} sends other bytes for {request.target} than the others")

    def written(self, server, title):
        """The file with the requests of a case, in the words that this server understands."""
        requests = self.cases[title]
        tags = {r.name: server.get(r.target)[0].getheader("ETag") for r in requests if r.status == 304}
        return cases.written(requests, server.prefix, server.origin, tags)

    def measure_load(self):
        self.start_all()
        rows = {}
        for title, requests in self.cases.items():
            files = {}
            for server in self.servers:
                files[server] = os.path.join(self.folder, f"{title}-{server.port}.requests")
                with open(files[server], "wb") as file:
                    file.write(b"".join(text.encode() + b"\1" for text in self.written(server, title)))
            for connections in self.chosen.connections:
                progress(f"{title}, {connections} connections")
                samples = {server: [] for server in self.servers}
                for _ in range(self.chosen.rounds):
                    for server in self.servers:
                        seconds = self.chosen.seconds
                        sample = load(server, requests, files[server], connections, seconds, LOAD_CORE)
                        samples[server].append(sample)
                rows[title, connections] = {
                    server.name: {
                        field: statistics.median(getattr(sample, field) for sample in samples[server])
                        for field in ("processor", "requests_a_second", "median", "percentile99")
                    }
                    for server in self.servers
                }
        memory = {server.name: processes.memory(server.pids) for server in self.servers}
        for server in self.servers:
            server.stop()
        return rows, memory

    def measure_starts(self):
        page = next(iter(self.cases.values()))[0].target
        starts = {}
        servers = self.servers + ([self.installed] if self.pobratim in self.servers else [])
        for _ in range(5):
            for server in servers:
                starts.setdefault(server.name, []).append(first_byte.milliseconds(server, page, SERVER_CORE))
        return {name: statistics.median(found) for name, found in starts.items()}

    def measure_instructions(self):
        rows = {}
        for server in self.servers:
            for title in instructions.CASES:
                if title in self.cases:
                    progress(f"instructions of {server.name}, {title}")
                    written = functools.partial(self.written, server, title)
                    rows.setdefault(title, {})[server.name] = instructions.a_request(server, written, SERVER_CORE)
        return rows


# MARK: Tables


def table(head, rows):
    print(f"| {' | '.join(head)} |")
    print("|" + "---|" * len(head))
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print()


def figure(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def print_load(site, rows):
    names = [server.name for server in site.servers]
    pair = "Pobratim" in names and "nginx" in names
    print("Processor time a request, in microseconds:\n")
    lines = []
    for (title, connections), found in rows.items():
        line = [title, str(connections)] + [figure(found[name]["processor"]) for name in names]
        if pair:
            line.append(f"{found['Pobratim']['processor'] / found['nginx']['processor']:.2f}")
        lines.append(line)
    table(["Case", "Connections"] + names + (["Pobratim to nginx"] if pair else []), lines)
    print("Requests a second; latency in milliseconds, median and 99th percentile:\n")
    lines = []
    for (title, connections), found in rows.items():
        cells = (
            f"{figure(one['requests_a_second'])}; {one['median']:.2f}, {one['percentile99']:.2f}"
            for one in map(found.get, names)
        )
        lines.append([title, str(connections), *cells])
    table(["Case", "Connections"] + names, lines)


def print_memory(memory):
    print("Memory after that, in MB:\n")
    table(["Server", "RssAnon", "VmRSS", "Pss"], [[n, *(f"{v:.1f}" for v in m.values())] for n, m in memory.items()])


def progress(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def measure(chosen, city_count, photo_count, program):
    site = Site(chosen, city_count, photo_count, program)
    print(f"### {site.title}; the bundle has {site.bundle_size / 1e6:,.1f} MB\n")
    try:
        if {"load", "memory"} & set(chosen.part):
            rows, memory = site.measure_load()
            if "load" in chosen.part:
                print_load(site, rows)
            print_memory(memory)
        if "start" in chosen.part:
            progress("starts")
            starts = site.measure_starts()
            print("From the start to the first byte of a page, in milliseconds:\n")
            table(list(starts), [[f"{value:.0f}" for value in starts.values()]])
        if "instructions" in chosen.part:
            rows = site.measure_instructions()
            names = [server.name for server in site.servers]
            print("Instructions a request in user mode:\n")
            table(["Case"] + names, [[title, *(figure(found[n]) for n in names)] for title, found in rows.items()])
    finally:
        for server in site.servers + [site.installed]:
            if server.process and server.process.poll() is None:
                server.stop()
        shutil.rmtree(site.folder)


def main():
    chosen = options()
    program = os.environ["POBRATIM_BINARY"]
    sizes = [(count, 1) for count in chosen.cities]
    if chosen.pictures:
        sizes.append((PHOTOS_IN_A_GIGABYTE, PHOTOS_IN_A_GIGABYTE))
    for city_count, photo_count in sizes:
        measure(chosen, city_count, photo_count, program)


main()
