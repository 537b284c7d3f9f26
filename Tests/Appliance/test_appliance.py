"""The appliance as its installer and its staff meet it: boot, plug in, pull out."""

import re
from pathlib import Path

from kiosk import ROOT, is_whole, shown_version, told_signs, wait_for_version, wait_until_free
from machine import Machine
from sticks import Office, make_partitioned, make_stick, make_volume, read_from_stick

# A stick that is plugged in meanwhile is none of the kiosk's business.
WITHOUT_RULE = "ln -s /dev/null /etc/udev/rules.d/70-pobratim-sticks.rules && udevadm control --reload"
WITH_RULE = "rm /etc/udev/rules.d/70-pobratim-sticks.rules && udevadm control --reload"


def test_pages_come_up_by_themselves_and_a_stick_brings_newer_ones(kiosk: Machine, office: Office, sticks: Path) -> None:
    """The whole path: an empty box, a first stick, a second one, a forged, an old and a broken one."""
    first = make_stick(sticks / "first.img", office.bundle(100))
    kiosk.plug(first)
    wait_for_version(kiosk, 100)
    wait_until_free(kiosk)
    assert is_whole(kiosk)
    kiosk.pull()
    receipt = read_from_stick(first, "pobratim-receipt.txt")
    assert receipt is not None and "100" in receipt

    # It has no partitions.
    kiosk.plug(make_volume(sticks / "second.img", office.bundle(200)))
    wait_for_version(kiosk, 200)
    wait_until_free(kiosk)
    kiosk.pull()

    stranger = office.key_pair("stranger")
    broken = office.bundle(500)
    # Cut short: of a whole one with a few bad bytes the kiosk could still make a good one out of what it has.
    broken.write_bytes(broken.read_bytes()[:-16_384])
    refused = {
        "forged": ([office.bundle(300, stranger)], "untrusted"), "old": ([office.bundle(50)], "same"),
        "broken": ([broken], "damaged"), "empty": ([], "empty"),
    }  # fmt: skip
    for name, (bundles, sign) in refused.items():
        stick = make_stick(sticks / f"{name}.img", *bundles)
        kiosk.plug(stick)
        kiosk.wait_until("ls /dev/pobratim/* >/dev/null")
        wait_until_free(kiosk)
        kiosk.pull()
        # The log comes a moment later.
        kiosk.wait_until(f"journalctl -o cat -u pobratim.service | grep update.sign | tail -n 1 | grep -q {sign}")
        assert shown_version(kiosk) == 200, name
        assert is_whole(kiosk), name
        assert read_from_stick(stick, "pobratim-receipt.txt") is not None, name


def test_a_stick_that_is_in_at_boot_is_taken(kiosk: Machine, office: Office, sticks: Path) -> None:
    """And after another start, without it, the pages are there without anybody."""
    kiosk.shut_down()
    kiosk.switch_on(stick=make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    wait_until_free(kiosk)
    kiosk.run("sync")
    kiosk.cut_power()
    kiosk.switch_on()
    assert shown_version(kiosk) == 100
    assert is_whole(kiosk)


def test_of_several_sticks_and_partitions_the_best_counts(kiosk: Machine, office: Office, sticks: Path) -> None:
    """Whichever is read last: that they may be pulled is told once, with what matters most."""
    kiosk.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    wait_until_free(kiosk)
    kiosk.pull()
    parts = [make_volume(sticks / "a", office.bundle(300)), make_volume(sticks / "b"), make_volume(sticks / "c", kind="ext4")]
    several = make_partitioned(sticks / "several.img", *parts)
    single = make_stick(sticks / "single.img", office.bundle(200))
    before = len(told_signs(kiosk))
    kiosk.plug(several)
    kiosk.plug(single, "second")
    wait_for_version(kiosk, 300)
    wait_until_free(kiosk)
    assert is_whole(kiosk)
    # A moment later, as the log does.
    log = "journalctl --no-pager -o cat -u pobratim.service"
    kiosk.wait_until(f"[ $({log} | grep -c 'An update is over') -ge {before + 4} ]")
    # A bundle, none, a file system that is not read, and whatever the other stick was in time for.
    assert {"done", "empty", "unreadable"} <= set(told_signs(kiosk)[before:])
    assert int(kiosk.run(f"{log} | grep -c 'An update is over, another'")) >= 1
    kiosk.pull()
    kiosk.pull("second")


def test_an_exfat_stick_is_read_and_gets_a_receipt(kiosk: Machine, office: Office, sticks: Path) -> None:
    """The file is laid onto it in the machine, as not every computer that runs this test knows exFAT."""
    carrier = office.bundle(100).rename(sticks / "carried.bin")
    kiosk.run(WITHOUT_RULE)
    kiosk.plug(make_volume(sticks / "carrier.img", carrier), "carrier")
    kiosk.wait_until("[ -b /dev/sda ]")
    stick = make_volume(sticks / "exfat.img", kind="exfat")
    kiosk.plug(stick)
    kiosk.wait_until("[ -b /dev/sdb ]")
    kiosk.run("mkdir /run/a /run/b && mount -t vfat -o ro /dev/sda /run/a && mount -t exfat /dev/sdb /run/b")
    kiosk.run("cp /run/a/carried.bin /run/b/site.pobratim && umount /run/a /run/b")
    kiosk.pull("carrier")
    kiosk.pull()
    kiosk.run(WITH_RULE)
    kiosk.plug(stick)
    wait_for_version(kiosk, 100)
    wait_until_free(kiosk)
    assert is_whole(kiosk)
    assert told_signs(kiosk)[-1] == "done"
    name = kiosk.run("ls /dev/pobratim")
    assert "100" in kiosk.run(f"mount -t exfat -o ro /dev/{name} /run/b && cat /run/b/pobratim-receipt.txt; umount /run/b")


def test_a_disk_that_the_system_uses_is_no_stick(kiosk: Machine, office: Office, sticks: Path) -> None:
    """Nor is any other partition of it, whether mounted or named in fstab."""
    disk = make_partitioned(sticks / "disk.img", *(make_volume(sticks / name, office.bundle(100)) for name in ("a", "b")))
    kiosk.run(WITHOUT_RULE)
    kiosk.plug(disk)
    kiosk.wait_until("[ -b /dev/sda2 ]")
    kiosk.run("mount -t vfat -o ro /dev/sda2 /mnt")
    kiosk.run(WITH_RULE)
    kiosk.run("udevadm trigger --action=add --subsystem-match=block; udevadm settle")
    kiosk.wait_until("ls /dev/pobratim/sda1 /dev/pobratim/sda2")
    wait_until_free(kiosk)
    kiosk.run("umount /mnt; echo '/dev/sda1 /boot/efi vfat umask=0077 0 1' >>/etc/fstab; systemctl daemon-reload")
    kiosk.run("systemctl start pobratim-sync@sda1.service")
    wait_until_free(kiosk)
    assert shown_version(kiosk) is None
    kiosk.pull()
    assert read_from_stick(disk, "pobratim-receipt.txt") is None
    # What a system that was installed from a stick keeps names whatever comes by that name.
    kiosk.run("sed -i 's|^/dev/sda1.*|/dev/sda1 /media/usb0 auto rw,user,noauto 0 0|' /etc/fstab; systemctl daemon-reload")
    kiosk.plug(disk)
    wait_for_version(kiosk, 100)


def test_units_are_in_order(kiosk: Machine) -> None:
    """`systemd-analyze verify` is silent, and the exposure is what the README says."""
    units = kiosk.run("cd /lib/systemd/system && ls pobratim*.service pobratim*.socket pobratim*.path pobratim*.timer")
    names = [name.replace("@.", "@sdb1.") for name in units.split()]
    assert kiosk.run(f"systemd-analyze verify --man=no {' '.join(names)}") == ""
    overall = kiosk.run("systemd-analyze security --no-pager pobratim.service | tail -1")
    said = re.search(r"`systemd-analyze security`: ([0-9.]+)\)", (ROOT / "README.md").read_text())
    assert overall.split(":")[1].split()[0] == said[1], overall


def test_the_server_is_started_anew_and_connections_wait(kiosk: Machine, office: Office, sticks) -> None:
    """Killed, or stopped so that it answers no more: the socket stays open, whoever connects is answered."""
    kiosk.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    before = kiosk.run("systemctl show pobratim.service --property=MainPID --value")
    kiosk.run(f"kill -KILL {before}")
    assert is_whole(kiosk)
    second = kiosk.run("systemctl show pobratim.service --property=MainPID --value")
    assert second != before
    # A server that stands still is noticed by the watchdog.
    kiosk.run(f"kill -STOP {second}")
    kiosk.wait_until(f'[ "$(systemctl show pobratim.service --property=MainPID --value)" != {second} ]')
    assert is_whole(kiosk)


def test_a_stick_that_is_pulled_half_way_changes_nothing(kiosk: Machine, office: Office, sticks) -> None:
    """While a bundle is copied from a slow stick. Plugged in once more, it is taken."""
    kiosk.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(kiosk, 100)
    wait_until_free(kiosk)
    kiosk.pull()

    heavy = make_stick(sticks / "heavy.img", office.heavy_bundle(200))
    kiosk.plug(heavy, bytes_per_second=100_000)
    kiosk.wait_until("[ -n \"$(find /var/lib/pobratim/staging -type f -size +32k)\" ]")
    assert kiosk.run("systemctl show --property=ActiveState --value 'pobratim-sync@*'") == "activating"
    kiosk.pull()
    kiosk.wait_until("! pgrep --full 'pobratim sync'")
    wait_until_free(kiosk)
    assert "pobratim-sync" not in kiosk.run("systemctl list-units --no-legend --state=activating,deactivating")
    assert kiosk.run("findmnt --list --noheadings --output TARGET | grep -c sticks || true") == "0"
    assert shown_version(kiosk) == 100
    assert is_whole(kiosk)

    kiosk.plug(heavy)
    wait_for_version(kiosk, 200)
    wait_until_free(kiosk)
    assert is_whole(kiosk)


def test_a_stick_that_types_reaches_nothing(kiosk: Machine) -> None:
    """Once the machine is a kiosk: what `pobratim-kiosk on` sets, without a screen here."""
    kiosk.run("sysctl -q -p /usr/share/pobratim/kiosk/sysctl.conf; systemctl mask -q ctrl-alt-del.target autovt@.service")
    started = kiosk.run("cat /proc/sys/kernel/random/boot_id")
    keyboard = kiosk.run("ls /dev/input/by-path/*usb*-event-kbd | head -1")
    for keys in (("ctrl", "alt", "delete"), ("ctrl", "alt", "f2"), ("alt", "sysrq", "b")):
        # The first event of the keyboard, so that keys which never came are not taken for harmless ones.
        kiosk.run(f"rm -f /run/typed; head -c 24 {keyboard} >/run/typed &")
        kiosk.wait_until("ls -l /proc/$(pgrep -x head)/fd | grep -q /dev/input/event")
        kiosk.type_keys(*keys)
        kiosk.wait_until("[ -s /run/typed ]")
        assert kiosk.run("cat /proc/sys/kernel/random/boot_id") == started, keys
        assert kiosk.run("systemctl list-jobs --no-legend --plain") == "", keys
        assert kiosk.run("systemctl list-units --no-legend --plain 'getty@*' 'autovt@*' | grep -v tty1 || true") == "", keys
