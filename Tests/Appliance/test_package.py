"""The package as its installer meets it: README's commands one for one, a newer package, and what is left when it goes."""

import shutil
import subprocess
from pathlib import Path

import pytest

from container import Container
from kiosk import ROOT, commands_below, is_whole, wait_for_version
from sticks import Office

# What lies on the disk, but for what every running system writes.
FILES = (
    "find / -xdev '(' -path /proc -o -path /sys -o -path /run -o -path /tmp -o -path /var/log -o -path /var/tmp"
    " -o -path /var/cache -o -path /var/lib/systemd -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /root ')' -prune"
    " -o -print | sort"
)


@pytest.fixture
def package(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.getoption("package")


@pytest.fixture
def box_in_container(box, tmp_path: Path, office: Office):
    """A box with what a screen needs, before its installer comes; the package and the key lie in root's folder."""
    container = Container(box, tmp_path / "container")
    container.lay_out()
    shutil.copy(office.key.with_suffix(".pub"), container.root / "root")
    container.switch_on()
    yield container
    container.clear_away()


def test_lintian_has_nothing_to_say(package: Path) -> None:
    done = subprocess.run(["lintian", "--allow-root", "--info", package], capture_output=True, text=True)
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_same_program_makes_the_same_package(package: Path, pytestconfig: pytest.Config) -> None:
    before = package.read_bytes()
    program = pytestconfig.getoption("program")
    subprocess.run([ROOT / "Scripts/make-deb", "--program", program], check=True, capture_output=True)
    assert (ROOT / ".build/deb" / package.name).read_bytes() == before


def test_readmes_commands_make_a_kiosk_and_a_purge_leaves_nothing(box_in_container: Container, office: Office) -> None:
    box = box_in_container
    before = box.run(FILES).splitlines()
    box.run(f"cd /root && {{ {commands_below('Installing on a kiosk', 'README.md')} }}")
    assert is_whole_after_an_update(box, office)
    for place in ("/etc/chromium/policies/managed/pobratim.json", "/etc/sysctl.d/70-pobratim-kiosk.conf"):
        box.run(f"test -s {place}")
    assert "0 -1 1 1 0 0" in box.run("cat /etc/udev/rules.d/71-pobratim-touch.rules")

    # The listener for other devices, and the share.
    public = commands_below("Installing on a kiosk", "README.md", which="systemctl stop")
    box.run(f"systemctl enable pobratim-public.socket\n{public}")
    box.run("echo POBRATIM_SHARE=/srv >>/etc/default/pobratim && systemctl enable --now pobratim-share.timer")
    assert "/ru/index.html" in box.run("curl --silent --head http://127.0.0.1:8080/ | grep -i location:")

    # Installed once more, as a newer one would be: nothing that the installer set is lost, and what was on is on.
    box.run("cp -a /etc /tmp/etc && cd /root && dpkg --install pobratim_*.deb")
    assert box.run("diff -r --no-dereference /tmp/etc /etc") == ""
    on = "pobratim.service pobratim.socket pobratim-public.socket pobratim-share.timer pobratim-request.path"
    box.wait_until(f"systemctl is-active {on}")
    assert "/ru/index.html" in box.run("curl --silent --head http://127.0.0.1:8080/ | grep -i location:")
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
    # It lies where the server may read it: a verb that root starts acts as the owner of the state folder.
    shutil.copy(office.bundle(100), box.root / "srv/site.pobratim")
    box.run("pobratim sync /srv/site.pobratim --state /var/lib/pobratim --trust /etc/pobratim/trust")
    wait_for_version(box, 100)
    return is_whole(box)
