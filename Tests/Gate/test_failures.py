"""The end of a gate that fails names the test, however it failed."""

import failures

STARTED = """\
◇ Test run started.
◇ Suite "A suite" started.
➜ Test "Is left out" skipped: "why not"
◇ Test "Passes" started.
◇ Test "Crashes" started.
◇ Test "Has cases" started.
◇ Test case passing 1 argument number → 1 to "Has cases" started.
◇ Test case passing 1 argument number → 2 to "Has cases" started.
✔ Test "Passes" passed after 0.001 seconds.
✔ Test "Has cases" with 2 test cases passed after 0.001 seconds.
"""
CRASHED = STARTED + """\
Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range
*** Signal 4: Backtracing from 0x7f9bfa56df7f... done ***
Images (18 omitted):
"""
FAILED = STARTED + """\
✘ Test "Crashes" recorded an issue at MadeTests.swift:7:35: Expectation failed: 1 == 2
✘ Test "Crashes" failed after 0.001 seconds with 1 issue.
✘ Test run with 4 tests in 1 suite failed after 1.001 seconds with 1 issue.
"""
PYTEST = """\
Tests/Gate/test_made.py .F                                               [100%]
=================================== FAILURES ===================================
    def test_made():
>       assert 1 == 2
E       assert 1 == 2
FAILED Tests/Gate/test_made.py::test_made - assert 1 == 2
1 failed, 1 passed in 0.02s
"""
STOOD = """\
Tests/Browser/test_made.py .Timeout (0:05:00)!
Thread 0x00007f0c5e5a1040 (most recent call first):
  File "/checkout/Tests/Browser/kiosk.py", line 12 in wait
  File "/checkout/Tests/Browser/test_made.py", line 7 in test_that_stands
  File "/checkout/.venv/lib/python3.11/site-packages/_pytest/python.py", line 157 in pytest_pyfunc_call
"""


def test_a_failed_swift_test_is_named_with_its_issue():
    assert failures.failures(FAILED)[:2] == [
        '✘ Test "Crashes" recorded an issue at MadeTests.swift:7:35: Expectation failed: 1 == 2',
        '✘ Test "Crashes" failed after 0.001 seconds with 1 issue.',
    ]
    assert not [line for line in failures.failures(FAILED) if line.startswith("began")]


def test_a_crash_names_the_tests_that_had_not_ended():
    assert failures.failures(CRASHED) == [
        "Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range",
        'began and did not end: "Crashes"',
    ]


def test_a_run_that_stood_still_names_the_tests_that_had_not_ended():
    assert failures.failures(STARTED) == ['began and did not end: "Crashes"']


def test_tests_of_one_name_in_two_suites_are_told_apart_by_their_number():
    twice = '◇ Test "A" started.\n◇ Test "A" started.\n✔ Test "A" passed after 0.1 seconds.\n'
    assert failures.failures(twice) == ['began and did not end: "A"']


def test_pytest_is_read_too():
    assert failures.failures(PYTEST) == [
        "E       assert 1 == 2",
        "FAILED Tests/Gate/test_made.py::test_made - assert 1 == 2",
    ]


def test_a_browser_test_that_stands_still_is_named():
    assert failures.failures(STOOD) == ["stood in: test_that_stands, /checkout/Tests/Browser/test_made.py:7"]


def test_what_has_no_marks_is_quoted_from_its_end():
    text = "\n".join(f"line {number}" for number in range(100))
    assert failures.failures(text) == [f"line {number}" for number in range(80, 100)]
