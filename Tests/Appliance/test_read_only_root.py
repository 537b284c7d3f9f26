"""A kiosk whose root is read-only, set up as its installer reads, with one partition for all that changes."""

import random
import time
from pathlib import Path

import pytest

from kiosk import (
    SHORT_TRIAL, commands_below, is_whole, journal, shown_version, trust, wait_for_end_of_trial, wait_for_version,
    wait_until_free,
)  # fmt: skip
from machine import Machine
from sticks import Office, make_stick


@pytest.fixture
def read_only(new_machine, office: Office, tmp_path: Path) -> Machine:
    """Its second disk stands for the partition."""
    second = tmp_path / "second.img"
    with second.open("wb") as empty:
        empty.truncate(256 * 1024 * 1024)
    machine = new_machine(options=("-drive", f"file={second},if=virtio,format=raw,cache=writeback"))
    machine.switch_on()
    trust(machine, office)
    machine.run(SHORT_TRIAL)
    commands = commands_below("A read-only root")
    assert "partition=/dev/sda3 " in commands
    machine.run(commands.replace("partition=/dev/sda3 ", "partition=/dev/vdb "))
    machine.shut_down()
    machine.switch_on()
    return machine


def sectors_written(machine: Machine, disk: str) -> int:
    return int(machine.run(f"cat /sys/block/{disk}/stat").split()[6])


def test_a_read_only_root_is_never_written_whatever_happens(
    read_only: Machine, office: Office, sticks, pytestconfig: pytest.Config
) -> None:
    """Boot, sticks, power cuts during updates."""
    assert read_only.run("findmnt --noheadings --output OPTIONS /").startswith("ro,")
    on_disks = "findmnt --list --noheadings --output TARGET --options rw | grep -xE \"$(lsblk -nro MOUNTPOINTS | grep . | paste -sd '|')\""
    assert read_only.run(on_disks) == "/var/lib/pobratim"
    assert read_only.run("systemctl --failed --no-legend --plain") == ""
    read_only.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(read_only, 100)
    wait_until_free(read_only)
    assert is_whole(read_only)
    read_only.pull()

    moments = random.Random(pytestconfig.getoption("seed"))
    for version in (200, 300):
        assert sectors_written(read_only, "vda") == 0
        assert sectors_written(read_only, "vdb") > 0
        wait_for_end_of_trial(read_only)
        before = shown_version(read_only)
        read_only.plug(make_stick(sticks / f"{version}.img", office.bundle(version)))
        time.sleep(moments.uniform(0.2, 8))
        read_only.cut_power()
        read_only.switch_on()
        assert shown_version(read_only) in (before, version), journal(read_only)
        assert is_whole(read_only)
    assert sectors_written(read_only, "vda") == 0
