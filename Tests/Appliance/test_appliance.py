"""The appliance as its installer and its staff meet it: boot, plug in, pull out, cut the power."""

import json
import random
import time

import pytest

from machine import Machine
from sticks import Office, make_stick, read_from_stick


def shown_version(machine: Machine) -> int | None:
    """The content version that the kiosk serves, as its own status says."""
    status, output = machine.attempt("pobratim status --state /var/lib/pobratim --json")
    if status != 0:
        return None
    current = json.loads(output).get("current")
    return current and current["contentVersion"]


def wait_for_version(machine: Machine, version: int, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while (shown := shown_version(machine)) != version:
        assert time.monotonic() < deadline, f"version {shown} is shown, not {version}:\n{journal(machine)}"
        time.sleep(1)


def wait_for_receipt(machine: Machine, seconds: float = 60) -> None:
    """Until the step that writes it has let go of the stick."""
    machine.wait_until(
        "! systemctl list-jobs --no-legend | grep -q pobratim && [ -z \"$(ls /run/pobratim/sticks)\" ]",
        seconds,
    )


def journal(machine: Machine) -> str:
    return machine.attempt("journalctl --no-pager -o cat -n 60 -u 'pobratim*'")[1]


def is_whole(machine: Machine) -> bool:
    """Whether each page of the list of a language is served."""
    status, page = machine.get("/en/index.html")
    return status == 200 and b"</html>" in page


def test_pages_come_up_by_themselves_and_a_stick_brings_newer_ones(kiosk: Machine, office: Office, sticks) -> None:
    """The whole path: an empty box, a first stick, a second one, a forged, an old and a broken one."""
    first = make_stick(sticks / "first.img", office.bundle(100))
    kiosk.plug(first)
    wait_for_version(kiosk, 100)
    wait_for_receipt(kiosk)
    assert is_whole(kiosk)
    kiosk.pull()
    receipt = read_from_stick(first, "pobratim-receipt.txt")
    assert receipt is not None and "100" in receipt

    # Another file system, and no partitions.
    kiosk.plug(make_stick(sticks / "second.img", office.bundle(200), partitioned=False))
    wait_for_version(kiosk, 200)
    wait_for_receipt(kiosk)
    kiosk.pull()

    stranger = office.new_key("stranger")
    broken = office.bundle(500)
    # Cut short: of a whole one with a few bad bytes the kiosk could still make a good one out of what it has.
    broken.write_bytes(broken.read_bytes()[:-16_384])
    refused = {"forged": office.bundle(300, stranger), "old": office.bundle(50), "broken": broken}
    for name, bundle in refused.items():
        stick = make_stick(sticks / f"{name}.img", bundle)
        kiosk.plug(stick)
        kiosk.wait_until("ls /dev/pobratim/* >/dev/null", 30)
        wait_for_receipt(kiosk)
        kiosk.pull()
        assert shown_version(kiosk) == 200, name
        assert is_whole(kiosk), name
        assert read_from_stick(stick, "pobratim-receipt.txt") is not None, name


def test_after_a_start_the_pages_are_there_without_anybody(kiosk: Machine, office: Office, sticks) -> None:
    """Also with a stick in at boot."""
    kiosk.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    wait_for_receipt(kiosk)
    kiosk.run("sync")
    kiosk.cut_power()
    kiosk.switch_on()
    assert shown_version(kiosk) == 100
    assert is_whole(kiosk)


def test_units_are_in_order(kiosk: Machine) -> None:
    """`systemd-analyze verify` is silent, and the exposure is what the README says."""
    units = kiosk.run("cd /lib/systemd/system && ls pobratim*.service pobratim*.socket pobratim*.path pobratim*.timer")
    names = [name.replace("@.", "@sdb1.") for name in units.split()]
    assert kiosk.run(f"systemd-analyze verify --man=no {' '.join(names)}") == ""
    overall = kiosk.run("systemd-analyze security --no-pager pobratim.service | tail -1")
    assert float(overall.split(":")[1].split()[0]) <= 1.5, overall


def test_the_server_is_started_anew_and_connections_wait(kiosk: Machine, office: Office, sticks) -> None:
    """Killed, or stopped so that it answers no more: the door stays open, whoever knocks is answered."""
    kiosk.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    before = kiosk.run("systemctl show pobratim.service --property=MainPID --value")
    kiosk.run(f"kill -KILL {before}")
    assert is_whole(kiosk)
    second = kiosk.run("systemctl show pobratim.service --property=MainPID --value")
    assert second != before
    # A server that stands still is noticed by the watchdog.
    kiosk.run(f"kill -STOP {second}")
    kiosk.wait_until(f'[ "$(systemctl show pobratim.service --property=MainPID --value)" != {second} ]', 120)
    assert is_whole(kiosk)


@pytest.mark.parametrize("keys", [("ctrl", "alt", "delete"), ("ctrl", "alt", "f2"), ("alt", "sysrq", "b")])
def test_a_stick_that_types_reaches_nothing(kiosk: Machine, keys: tuple[str, ...]) -> None:
    """Once the machine is a kiosk: what `pobratim-kiosk on` sets, without a screen here."""
    kiosk.run("sysctl -q -p /usr/share/pobratim/kiosk/sysctl.conf; systemctl mask -q ctrl-alt-del.target")
    started = kiosk.run("cat /proc/sys/kernel/random/boot_id")
    kiosk.type_keys(*keys)
    time.sleep(5)
    assert kiosk.run("cat /proc/sys/kernel/random/boot_id") == started


def test_a_power_cut_at_any_moment_leaves_a_whole_site(
    kiosk: Machine, office: Office, sticks, pytestconfig: pytest.Config
) -> None:
    """Power cut while an update is going on, as often as `--cuts` says, each at a moment of its own."""
    moments = random.Random(pytestconfig.getoption("seed"))
    # A new bundle whose trial is cut off twice is sent away: each trial shall be over before the next cut.
    kiosk.run(
        "mkdir -p /etc/systemd/system/pobratim.service.d && cat > /etc/systemd/system/pobratim.service.d/trial.conf <<'END'\n"
        "[Service]\nExecStart=\nExecStart=/usr/bin/pobratim serve --state /var/lib/pobratim --trust /etc/pobratim/trust"
        " --trial-seconds 2\nEND\nsystemctl daemon-reload && systemctl restart pobratim.service"
    )
    kiosk.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    wait_for_receipt(kiosk)
    kiosk.run("sync")
    kiosk.pull()
    version, outcomes = 100, {"old": 0, "new": 0}
    for cut in range(pytestconfig.getoption("cuts")):
        kiosk.wait_until("! pobratim status --state /var/lib/pobratim --json | grep -q onTrial")
        newer = version + 1
        kiosk.plug(make_stick(sticks / f"{newer}.img", office.bundle(newer)))
        time.sleep(moments.uniform(0.2, 8))
        kiosk.cut_power()
        kiosk.switch_on()
        shown = shown_version(kiosk)
        assert shown in (version, newer), f"cut {cut}: {shown}\n{journal(kiosk)}"
        assert is_whole(kiosk), f"cut {cut}"
        outcomes["new" if shown == newer else "old"] += 1
        # A further stick goes in.
        kiosk.plug(make_stick(sticks / "again.img", office.bundle(newer)))
        wait_for_version(kiosk, newer)
        wait_for_receipt(kiosk)
        kiosk.pull()
        version = newer
    print(f"cuts: {sum(outcomes.values())}, old pages after: {outcomes['old']}, new pages after: {outcomes['new']}")
