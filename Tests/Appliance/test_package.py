"""The package as its installer meets it: README's commands one for one, a newer package, and what is left when it goes."""

import shutil
from pathlib import Path

import pytest

from container import Container
from kiosk import commands_below, is_whole, wait_for_version
from sticks import Office

# What lies on the disk, but for what every running system writes.
FILES = (
    "find / -xdev '(' -path /proc -o -path /sys -o -path /run -o -path /tmp -o -path /var/log -o -path /var/tmp"
    " -o -path /var/cache -o -path /var/lib/systemd -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /root ')' -prune"
    " -o -print | sort"
)


@pytest.fixture
def box_in_container(box, tmp_path: Path, office: Office):
    """A box with what a screen needs, before its installer comes; the package and the key lie in root's folder."""
    container = Container(box, tmp_path / "container")
    container.lay_out()
    shutil.copy(office.key.with_suffix(".pub"), container.root / "root")
    container.switch_on()
    yield container
    container.clear_away()


def test_readmes_commands_make_a_kiosk_and_a_purge_leaves_nothing(box_in_container: Container, office: Office) -> None:
    box = box_in_container
    before = box.run(FILES).splitlines()
    box.run(f"cd /root && {{ {commands_below('Installing on a kiosk', 'README.md')} }}")
    assert is_whole_after_an_update(box, office)
    for place in ("/etc/chromium/policies/managed/pobratim.json", "/etc/sysctl.d/70-pobratim-kiosk.conf"):
        box.run(f"test -s {place}")
    assert "0 -1 1 1 0 0" in box.run("cat /etc/udev/rules.d/71-pobratim-touch.rules")

    # Installed once more, as a newer one would be: nothing that the installer set is lost.
    box.run("cp -a /etc /tmp/etc && cd /root && dpkg --install pobratim_*.deb")
    assert box.run("diff -r --no-dereference /tmp/etc /etc") == ""
    box.wait_until("systemctl is-active pobratim.service pobratim.socket pobratim-request.path")
    assert is_whole(box)

    units = "cd /lib/systemd/system && ls pobratim*.* kiosk-screen*.* | grep -v ':$' | sed 's/@[.]/@sdb1./'"
    names = [name for name in box.run(units).split() if not name.endswith((".d", ".conf"))]
    assert box.run(f"systemd-analyze verify --man=no {' '.join(names)}") == ""

    box.run("apt-get purge --yes pobratim && rm /srv/site.pobratim")
    left = [path for path in box.run(FILES).splitlines() if path not in before]
    # What making a user leaves, and a folder for units that Debian's tools keep.
    assert [path for path in left if not path.startswith(("/etc/passwd-", "/etc/group-", "/etc/shadow-", "/etc/gshadow-"))] == []
    assert box.run("systemctl list-units --all --no-legend --plain 'pobratim*' 'kiosk*'") == ""


def is_whole_after_an_update(box: Container, office: Office) -> bool:
    # Where the server may read it: a verb that root starts acts as the owner of the state folder.
    shutil.copy(office.bundle(100), box.root / "srv/site.pobratim")
    box.run("pobratim sync /srv/site.pobratim --state /var/lib/pobratim --trust /etc/pobratim/trust")
    wait_for_version(box, 100)
    return is_whole(box)
