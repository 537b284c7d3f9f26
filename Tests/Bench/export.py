"""Unpacking: `pobratim export` beside `sqlite3 -Ax`, on the same bundle of made cities, one after the other in each round.

Everything made goes with the temporary folder, in TMPDIR. Prints, for each program, the medians of elapsed time and of
processor time, and the most memory that it held (ru_maxrss).
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import made_content

ROUNDS = 5


def main(counts):
    program = os.environ["POBRATIM_BINARY"]
    print("| Cities | Bundle | Files | Unpacked by | Elapsed | CPU | Memory |")
    print("|---|---|---|---|---|---|---|")
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="pobratim-bench-", dir=os.environ.get("TMPDIR")) as folder:
            measure(program, pathlib.Path(folder), count)


def measure(program, folder, count):
    content, bundle, output = folder / "content", folder / "made.pobratim", folder / "output"
    made_content.make(content, count)
    packing = [program, "pack", content, "--output", bundle]
    subprocess.run(packing, check=True, capture_output=True)
    shutil.rmtree(content)
    programs = {
        "`pobratim export`": ([program, "export", bundle, "--output", output], folder),
        "`sqlite3 -Ax`": (["sqlite3", bundle, "-Ax"], output),
        "`pobratim export --precompressed`": ([program, "export", bundle, "--output", output, "--precompressed"], folder),
    }
    runs = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, (command, place) in programs.items():
            if place == output:
                output.mkdir()
            os.sync()
            runs[name].append(run(command, place))
            files = sum(len(names) for _, _, names in os.walk(output))
            runs[name][-1]["files"] = files
            shutil.rmtree(output)
    size = bundle.stat().st_size / 1e6
    for name, results in runs.items():
        elapsed = statistics.median(result["elapsed"] for result in results)
        cpu = statistics.median(result["cpu"] for result in results)
        memory = max(result["memory"] for result in results)
        print(f"| {count:,} | {size:.0f} MB | {results[0]['files']:,} | {name} | {elapsed:.2f} s | {cpu:.2f} s | {memory:.0f} MB |", flush=True)


def run(command, place):
    """Elapsed and processor seconds, and the most memory, in MB."""
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return {"elapsed": elapsed, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1000}


main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000])
