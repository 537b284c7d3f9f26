"""What packing, installing, exporting and searching cost as a site grows: `Scripts/bench growth`."""

import argparse
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.parse

import made_content
import plot
import processes
from pobratim import make_keys
from servers import InstalledPobratim
from unpacked import content_size

QUERIES = os.path.join(made_content.ROOT, "Tests/CitySearchTests/queries.txt")
# So many queries of the table are asked, evenly spread, so that 10,000 cities take seconds.
QUERY_COUNT = 60
# Each query is asked so often. A search takes a fraction of a tick of the processor's clock, so it is measured in
# nanoseconds.
ASK_COUNT = 10


def options():
    parser = argparse.ArgumentParser(prog="Scripts/bench growth", description=__doc__)
    parser.add_argument("--cities", type=int, nargs="+", default=[5, 74, 1000, 10_000], help="(5 74 1000 10000)")
    parser.add_argument("--rounds", type=int, default=3, help="below 10,000 cities; the table has the medians (3)")
    parser.add_argument("--plot", metavar="FILE", help="draws an SVG")
    parser.add_argument("--port", type=int, default=18260, help="(18260)")
    return parser.parse_args()


class Cost:
    """What one run of a command took: processor seconds, and peak memory in MB."""

    def __init__(self, arguments, **settings):
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, **settings
            )
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                errors.seek(0)
                sys.exit(f"{' '.join(map(str, arguments))}: {process.returncode}\n{errors.read().decode()}")
        self.seconds = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024 / 1e6


class Site:
    """The verbs run on a made site, each from nothing."""

    def __init__(self, program, folder, city_count):
        self.program, self.folder = program, folder
        self.content, self.bundle = os.path.join(folder, "content"), os.path.join(folder, "site.pobratim")
        self.state = os.path.join(folder, "state")
        made_content.make(self.content, city_count)
        self.keys, self.key = make_keys(folder)

    def pack(self):
        version = ["--content-version", "1"]
        return Cost([self.program, "pack", self.content, "--output", self.bundle, "--key", self.key, *version])

    def verify(self):
        return Cost([self.program, "verify", self.bundle, "--trust", self.keys])

    def sync(self):
        shutil.rmtree(self.state, ignore_errors=True)
        return Cost([self.program, "sync", self.bundle, "--state", self.state, "--trust", self.keys])

    def export(self):
        output = os.path.join(self.folder, "exported")
        shutil.rmtree(output, ignore_errors=True)
        return Cost([self.program, "export", self.bundle, "--output", output])

    def searches(self, port):
        """Milliseconds of processor time of the median and of the worst search, and the server's memory in MB."""
        server = InstalledPobratim(port, self.folder, self.program, self.bundle)
        server.start(0)
        try:
            ask(server, "ru", "казань")
            spent, pids = [], server.pids
            for language, text in queries():
                before = processes.waiting_seconds(pids)
                for _ in range(ASK_COUNT):
                    ask(server, language, text)
                spent.append((processes.waiting_seconds(pids) - before) * 1000 / ASK_COUNT)
            return statistics.median(spent), max(spent), processes.memory(server.pids)["RssAnon"]
        finally:
            server.stop()


def queries():
    with open(QUERIES, encoding="utf-8") as file:
        rows = [line.split("|") for line in file if line.strip() and not line.startswith("#")]
    return [(row[0], row[1]) for row in rows[:: max(1, len(rows) // QUERY_COUNT)]]


def ask(server, language, text):
    answer, _ = server.get(f"/{language}/search.html?q={urllib.parse.quote(text)}")
    if answer.status != 200:
        sys.exit(f"a search for {text} is answered with {answer.status}")


def measure(program, city_count, rounds, port, verbs):
    with tempfile.TemporaryDirectory(prefix="growth-") as folder:
        site = Site(program, folder, city_count)
        costs = {verb: [] for verb in verbs}
        for _ in range(rounds):
            for verb in verbs:
                print(f"bench: {city_count} cities: {verb}", file=sys.stderr, flush=True)
                costs[verb].append(getattr(site, verb)())
        size = content_size(site.bundle)
        medians = {
            verb: (statistics.median(c.seconds for c in found), statistics.median(c.memory for c in found))
            for verb, found in costs.items()
        }
        print(f"bench: {city_count} cities: searches", file=sys.stderr, flush=True)
        return size, medians, site.searches(port)


def slope(points):
    """The slope of a straight line through the logarithms: 1 where twice the cities take twice the time."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    return statistics.linear_regression(xs, ys).slope


def main():
    chosen = options()
    program = os.environ["POBRATIM_BINARY"]
    listed = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    verbs = [v for v in ("pack", "verify", "sync", "export") if re.search(rf"^  {v} ", listed, re.MULTILINE)]
    found = {}
    for count in chosen.cities:
        found[count] = measure(program, count, 1 if count >= 10_000 else chosen.rounds, chosen.port, verbs)
    print("| Verb | Cities | Processor time, s | Cities a second | MB a second | Peak memory, MB |")
    print("|---|---|---|---|---|---|")
    for verb in verbs:
        for count, (size, costs, _) in found.items():
            seconds, memory = costs[verb]
            rates = f"{count / seconds:,.0f} | {size / 1e6 / seconds:,.1f}"
            print(f"| {verb} | {count:,} | {seconds:,.2f} | {rates} | {memory:,.0f} |")
    print("\n| Cities | A search, median | Worst | The server's RssAnon after that |")
    print("|---|---|---|---|")
    for count, (_, _, (median, worst, memory)) in found.items():
        print(f"| {count:,} | {median:.2f} ms | {worst:.1f} ms | {memory:.1f} MB |")
    times = {verb: [(n, costs[verb][0]) for n, (_, costs, _) in found.items()] for verb in verbs}
    memories = {verb: [(n, costs[verb][1]) for n, (_, costs, _) in found.items()] for verb in verbs}
    large = {verb: [point for point in points if point[0] >= 74] for verb, points in times.items()}
    slopes = {verb: slope(points) for verb, points in large.items() if len(points) > 1}
    if slopes:
        print("\nGrowth from 74 cities on, 1 being linear: " + ", ".join(f"{v} {s:.2f}" for v, s in slopes.items()))
    if chosen.plot:
        with open(chosen.plot, "w", encoding="utf-8") as file:
            file.write(plot.growth(times, memories, slopes))


main()
