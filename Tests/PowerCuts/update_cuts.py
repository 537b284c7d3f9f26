"""Cuts an update at every system call that changes or publishes state, and looks at what is left.

One update (bundle 1 to bundle 2) is recorded under strace. Then, for each system call's name in the recording and for
N = 1, 2, ... the real program runs again from the same state and is killed at its Nth call of that name; then the same
with ENOSPC and with EIO returned once instead. After each: a server starts on the state folder and must serve every
file of bundle 1 or every file of bundle 2, nothing may be left in staging, and a further sync must succeed.

The same is done to other works: a first installation, an update that brings new keys, which a bundle signed by one of
them must find in force afterwards, a return, the mending of a rotten bundle. In a part of the cases staff go back
afterwards, and forward again.

Then the stick vanishes: from the Nth reading of the source on every one fails, for each N. Then an update is killed while
a server runs, which must go on serving one bundle. At last a server is killed, or gets ENOSPC or EIO, while it takes an
update in, swaps and ends the trial.

Reads Assets/content. Needs strace. Exit 1 if anything was bad.
"""

import argparse
import collections
import concurrent.futures
import functools
import os
import shutil
import sys
import tempfile

from accidents import KILL, Accidents
from works import Office

# The calls by which an update reads its source.
SOURCE_NAMES = "openat pread64 read fstat newfstatat lseek".split()
# Those calls of an update that a server can notice.
BESIDE_NAMES = "connect sendto recvfrom fsync rename unlink symlink mkdir flock".split()
# A server makes few enough of these to be killed at each.
SERVER_NAMES = "fsync rename unlink symlink mkdir rmdir flock bind listen accept sendto recvfrom ftruncate".split()
# It gets an error at these instead.
SERVER_ERROR_NAMES = "openat fsync rename unlink symlink mkdir flock accept sendto recvfrom".split()
# A sample leaves out all cuts but each of this number.
SAMPLE = 37


def options():
    parser = argparse.ArgumentParser(
        prog="Scripts/cut-everywhere", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sample", action="store_true", help=f"every {SAMPLE}th cut, for a gate")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="cuts at a time (the processors)")
    parser.add_argument("--only", metavar="WORK", help="one of the works, by its name, and nothing else")
    return parser.parse_args()


def until_it_ends(title, accident, names, sample, jobs):
    """Each call of each name until the accident does not happen any more. Returns how much was bad."""

    def one_name(name):
        count, outcomes, bad = 0, collections.Counter(), []
        number = 1
        while True:
            happened, seen, faults = accident(name, number)
            count += happened
            outcomes[seen] += 1
            bad += [f"BAD {title}: {name} {number}: {fault}" for fault in faults]
            if not happened:
                return count, outcomes, bad
            number += sample

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(one_name, names))
    outcomes = sum((result[1] for result in results), collections.Counter())
    bad = [line for result in results for line in result[2]]
    for line in bad:
        print(line)
    parts = ", ".join(f"bundle {seen}: {count}" for seen, count in sorted(outcomes.items(), key=str))
    print(f"{title}: {sum(result[0] for result in results)} times; served afterwards: {parts}", flush=True)
    return len(bad)


def cut_work(accidents, work, sample, jobs):
    """Each recorded call of a work: killed there, then given each error there. Returns how much was bad."""
    counts, threads = accidents.office.record(work)
    total = sum(counts.values())
    print(f"{work.name}: {total} calls of {len(counts)} names, by {threads} thread(s)")
    failures = 0
    if threads != 1:
        failures += 1
        print(f"BAD {work.name}: strace counts each thread's calls by themselves, and it has {threads}")
    for what in (KILL, "error=ENOSPC", "error=EIO"):
        outcomes = collections.Counter()
        happened = 0
        tasks = [(name, n) for name in sorted(counts) for n in range(1, counts[name] + 1)][::sample]
        if what == KILL and sample == 1:
            # One more than recorded: there it must not happen any more.
            tasks += [(name, counts[name] + 1) for name in sorted(counts)]
        with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
            results = pool.map(lambda task: accidents.cut(work, *task, what), tasks)
            for (name, number), (was_killed, seen, bad) in zip(tasks, results):
                happened += was_killed
                outcomes[seen] += 1
                for line in bad:
                    failures += 1
                    print(f"BAD {work.name}, {what} at {name} {number}: {line}", flush=True)
        parts = ", ".join(f"bundle {seen}: {count}" for seen, count in sorted(outcomes.items(), key=str))
        made = f"{happened} kills of {total} recorded calls" if what == KILL else f"{len(tasks)} errors"
        print(f"{work.name}, {what}: {made}; served afterwards: {parts}", flush=True)
        if what == KILL and sample == 1 and happened != total:
            failures += 1
            print(f"BAD {work.name}: {happened} kills, {total} calls recorded")
    return failures


def vanish_and_cut_servers(accidents, sample, jobs):
    """Returns how much was bad."""
    failures = until_it_ends("the stick vanishes", accidents.vanish, SOURCE_NAMES, sample, jobs)
    failures += until_it_ends("an update killed beside a server", accidents.cut_beside, BESIDE_NAMES, sample, jobs)
    failures += until_it_ends("a server killed", accidents.cut_server, SERVER_NAMES, sample, jobs)
    for what in ("error=ENOSPC", "error=EIO"):
        accident = functools.partial(accidents.cut_server, fault=what)
        failures += until_it_ends(f"a server gets {what}", accident, SERVER_ERROR_NAMES, sample, jobs)
    return failures


def main():
    chosen = options()
    sample = SAMPLE if chosen.sample else 1
    if not shutil.which("strace"):
        sys.exit("cut-everywhere: strace is missing")
    failures = 0
    with tempfile.TemporaryDirectory(prefix="cut-", ignore_cleanup_errors=True) as folder:
        office = Office(folder)
        accidents = Accidents(office)
        works = [work for work in office.works if chosen.only in (None, work.name)]
        if not works:
            names = ", ".join(work.name for work in office.works)
            sys.exit(f"cut-everywhere: no work is called {chosen.only}; there are {names}")
        for work in works:
            failures += cut_work(accidents, work, sample, chosen.jobs)
        if chosen.only is None:
            failures += vanish_and_cut_servers(accidents, sample, chosen.jobs)
    print(f"bad outcomes: {failures}")
    sys.exit(1 if failures else 0)


main()
