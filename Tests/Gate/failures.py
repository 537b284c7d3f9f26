"""Prints what failed, out of the log of a part of the gate: the marks of Swift Testing, pytest and compilers, and the tests
that had begun and never ended, where the process crashed or was ended for standing still. Where a log has none of these,
prints its last lines."""

import collections
import re
import sys

MARK = re.compile(r"^✘|^FAILED|^ERROR|^E  |: error: |^error: |Fatal error: |^Fatal Python error: |^Timeout \(|^stood still for |^BAD ")
MARKS, LAST_LINES = 40, 20
# `◇ Test "…" started.`, and `✔ Test "…" with 3 test cases passed after 0.1 seconds.`
STARTED = re.compile(r"^\S+ Test (?!case |run )(.+) started\.$")
ENDED = re.compile(r"^\S+ Test (?!case |run )(.+?)(?: with \d+ test cases?)? (?:passed after|failed after|skipped)\b")
# A frame of a thread, as pytest's faulthandler or Python itself prints it.
FRAME = re.compile(r'^ +File "(.+)", line (\d+) in (test_\w+)$')


def unfinished(lines):
    """The Swift tests that began and did not end."""
    open_tests = collections.Counter()
    for line in lines:
        # A process's own words may stand before the mark, where they had no end of line.
        if started := STARTED.match(line):
            open_tests[started[1]] += 1
        elif ended := ENDED.match(line):
            open_tests[ended[1]] -= 1
    return [name for name, count in open_tests.items() if count > 0]


def failures(text):
    lines = text.splitlines()
    found = [line for line in lines if MARK.search(line)][:MARKS]
    found += [f"began and did not end: {name}" for name in unfinished(lines)][:MARKS]
    frames = (FRAME.match(line) for line in lines)
    found += dict.fromkeys(f"stood in: {frame[3]}, {frame[1]}:{frame[2]}" for frame in frames if frame)
    return found or lines[-LAST_LINES:]


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
        print("\n".join(failures(log.read())))
