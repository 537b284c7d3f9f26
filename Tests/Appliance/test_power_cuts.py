"""The power is cut while an update is going on, as often as `--cuts` says, each time at a moment of its own."""

import random
import time

import pytest

from kiosk import SHORT_TRIAL, is_whole, journal, shown_version, wait_for_end_of_trial, wait_for_version, wait_until_free
from machine import Machine
from sticks import Office, make_stick


def test_a_power_cut_at_any_moment_leaves_a_whole_site(
    kiosk: Machine, office: Office, sticks, pytestconfig: pytest.Config
) -> None:
    moments = random.Random(pytestconfig.getoption("seed"))
    kiosk.run(SHORT_TRIAL)
    kiosk.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    wait_until_free(kiosk)
    kiosk.run("sync")
    kiosk.pull()
    version, outcomes = 100, {"old": 0, "new": 0}
    for cut in range(pytestconfig.getoption("cuts")):
        wait_for_end_of_trial(kiosk)
        newer = version + 1
        kiosk.plug(make_stick(sticks / f"{newer}.img", office.bundle(newer)))
        moment = moments.uniform(0.2, 8)
        time.sleep(moment)
        kiosk.cut_power()
        kiosk.switch_on()
        shown = shown_version(kiosk)
        assert shown in (version, newer), f"cut {cut}: {shown}\n{journal(kiosk)}"
        assert is_whole(kiosk), f"cut {cut}"
        outcomes["new" if shown == newer else "old"] += 1
        print(f"cut {cut} after {moment:.1f} s: {'new' if shown == newer else 'old'} pages", flush=True)
        # A further stick goes in.
        kiosk.plug(make_stick(sticks / "again.img", office.bundle(newer)))
        wait_for_version(kiosk, newer)
        wait_until_free(kiosk)
        kiosk.pull()
        version = newer
    print(f"cuts: {sum(outcomes.values())}, old pages after: {outcomes['old']}, new pages after: {outcomes['new']}")
