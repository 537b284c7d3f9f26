"""One run of wrk against one server, and what it cost the server."""

import os
import re
import subprocess
from dataclasses import dataclass

import processes

TURNS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "turns.lua")


@dataclass
class Sample:
    # Requests that were answered.
    count: int
    # Microseconds of processor time a request, of all processes of the server.
    processor: float
    requests_a_second: float
    # Milliseconds.
    median: float
    percentile99: float


def load(server, requests, file, connections, seconds, core):
    """Runs wrk on `core` with the requests written in `file`."""
    pids = server.pids
    before = processes.processor_seconds(pids)
    command = ["taskset", "-c", str(core), "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s"]
    output = subprocess.run(
        command + ["-s", TURNS, server.origin, "--", file], capture_output=True, text=True, check=True
    ).stdout
    spent = processes.processor_seconds(pids) - before
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)", output)
    if not found or int(found[1]) == 0:
        raise SystemExit(f"{server.name} answered nothing:\n{output}")
    count, microseconds, refused, broken, median, percentile99 = map(int, found.groups())
    expected = sum(request.status == 404 for request in requests) / len(requests)
    if broken or abs(refused / count - expected) > 0.02:
        raise SystemExit(f"{server.name}: of {count} requests {broken} broke and {refused} were refused:\n{output}")
    return Sample(count, spent * 1e6 / count, count * 1e6 / microseconds, median / 1000, percentile99 / 1000)
