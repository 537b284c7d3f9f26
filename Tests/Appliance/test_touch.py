"""An empty box becomes a running screen, as README tells it, and fingers touch its panel: in a machine with a display."""

import re
import time
from pathlib import Path

import pytest

from computer import TIMEOUT
from kiosk import ROOT, commands_below, wait_for_version
from machine import Machine
from sticks import Office, make_stick

# A page with a red mark, a fifth from the left and a tenth from the top, that says where it is touched.
PAGE = """<!DOCTYPE html><meta name=viewport content=width=device-width><title>mark</title>
<style>html{height:100%;background:#fff}div{position:fixed;left:18%;top:8%;width:4%;height:4%;background:#f00}</style>
<div></div><script>
addEventListener("touchstart", e => { const t = e.touches[0]
  const [x, y] = [t.clientX / innerWidth, t.clientY / innerHeight]
  fetch(`/touched-${Math.round(1000 * x)}-${Math.round(1000 * y)}-${navigator.languages}`) })
</script>"""


@pytest.fixture
def box_with_display(box, new_machine, office: Office) -> Machine:
    machine = new_machine(start_from=box, memory=2048, options=("-device", "virtio-gpu-pci"))
    machine.switch_on()
    key = office.key.with_suffix(".pub").read_text()
    machine.run(f"cat > /root/office.pub <<'END'\n{key}END")
    return machine


def plug_panel_in(machine: Machine) -> None:
    script = (ROOT / "Tests/Appliance/panel.py").read_text()
    machine.run(f"cat > /root/panel.py <<'END'\n{script}END")
    machine.run("modprobe uinput; mkfifo /run/fingers; systemd-run --quiet --unit=panel sh -c 'exec python3 /root/panel.py <>/run/fingers'")
    machine.wait_until("grep -q panel /proc/bus/input/devices")


def touch(machine: Machine, x: float, y: float) -> None:
    """Touches the panel at this part of the panel's own width and height, however it stands."""
    machine.run(f"echo {round(1000 * x)} {round(1000 * y)} >/run/fingers")


def picture(machine: Machine, path: Path) -> tuple[int, int, bytes]:
    """What the display shows: width, height, and three bytes for each pixel."""
    machine.qmp("screendump", filename=str(path))
    size = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", path.read_bytes())
    return int(size[1]), int(size[2]), path.read_bytes()[size.end() :]


def middle_of_red(machine: Machine, path: Path) -> tuple[float, float] | None:
    """The place as a part of the display's width and height."""
    width, height, pixels = picture(machine, path)
    reds = [
        number for number in range(width * height)
        if pixels[3 * number] > 200 and pixels[3 * number + 1] < 60 and pixels[3 * number + 2] < 60
    ]  # fmt: skip
    if len(reds) < width * height / 2000:
        return None
    return sum(n % width for n in reds) / len(reds) / width, sum(n // width for n in reds) / len(reds) / height


# The place of the mark on a panel that was turned clockwise so far, of the panel's own width and height.
PLACES = {90: (0.1, 0.8), 0: (0.2, 0.1), 180: (0.8, 0.9), 270: (0.9, 0.2)}


def test_a_finger_meets_what_it_points_at_however_the_screen_stands(box_with_display: Machine, tmp_path: Path) -> None:
    machine = box_with_display
    machine.run(f"mkdir /srv/mark && cat > /srv/mark/index.html <<'END'\n{PAGE}\nEND")
    machine.run("systemd-run --quiet --unit=mark python3 -u -m http.server --directory /srv/mark --bind 127.0.0.1 8000")
    plug_panel_in(machine)
    # This page says nothing to the server.
    machine.run("systemctl mask --quiet --runtime kiosk-screen-watch.timer")
    for touches, (rotation, place) in enumerate(PLACES.items(), start=1):
        if rotation == 90:
            machine.run(f"cd /root\n{commands_below('Installing on a kiosk', 'README.md')}")
        else:
            machine.run(f"pobratim-kiosk on --rotate {rotation}")
        machine.run("echo POBRATIM_START=http://127.0.0.1:8000/ >>/etc/default/pobratim-kiosk")
        # A copy, where that page may be shown, too.
        machine.run("cd /etc/chromium/policies/managed && sed -i s/127.0.0.1:80/127.0.0.1/ pobratim.json")
        machine.run("systemctl restart kiosk-screen")
        deadline = time.monotonic() + 2 * TIMEOUT
        while (mark := middle_of_red(machine, tmp_path / f"{rotation}.ppm")) != pytest.approx(place, abs=0.02):
            assert time.monotonic() < deadline, (mark, machine.attempt("journalctl -b --no-pager -o cat -n 80")[1])
            time.sleep(2)
        touch(machine, *place)
        machine.wait_until(f"[ $(journalctl -u mark | grep -c touched-) = {touches} ]")
        found = re.findall(r"touched-(\d+)-(\d+)-(\S+)", machine.run("journalctl -u mark -o cat | grep touched-"))[-1]
        assert (int(found[0]), int(found[1])) == pytest.approx((200, 100), abs=20), rotation
        # The first language of the pages, whatever it is, until somebody sets another; that stays, however the screen
        # is turned.
        assert found[2] == ("*" if rotation == 90 else "en")
        machine.run("echo POBRATIM_LANGUAGE=en >>/etc/default/pobratim-kiosk")


# What a browser does with a keyboard, and the system.
KEYS = [
    ("ctrl", "n"), ("ctrl", "t"), ("ctrl", "shift", "n"), ("ctrl", "o"), ("ctrl", "p"), ("ctrl", "equal"), ("shift", "esc"),
    ("f7",), ("f11",), ("f12",), ("alt", "f4"), ("meta_l", "l"), ("ctrl", "alt", "f2"), ("alt", "sysrq", "b"),
    *[("ctrl", "alt", "delete")] * 8,
]  # fmt: skip


def test_a_stick_that_types_leaves_the_page_on_the_screen(box_with_display: Machine, office: Office, sticks: Path) -> None:
    """Nor does it start the machine anew, or reach another terminal."""
    machine = box_with_display
    machine.run(f"cd /root\n{commands_below('Installing on a kiosk', 'README.md')}")
    painted = "pobratim status --state /var/lib/pobratim --json | grep -q sincePainted"
    machine.wait_until(painted, 2 * TIMEOUT)
    main = "systemctl show kiosk-screen.service --property=MainPID --value"
    before = machine.run(main)
    # Some end while it looks.
    groups = "cat $(pgrep -u pobratim-screen | sed 's|.*|/proc/&/cgroup|') 2>/dev/null | sort -u"
    assert machine.run(groups).splitlines() == ["0::/system.slice/kiosk-screen.service"]

    # The page that waits for pages stays, too, as do these, and the browser's own while the server is down.
    started = machine.run("cat /proc/sys/kernel/random/boot_id")
    for keys in KEYS:
        machine.type_keys(*keys)
    time.sleep(150)
    machine.plug(make_stick(sticks / "first.img", office.bundle(100)))
    wait_for_version(machine, 100)
    time.sleep(40)
    for keys in KEYS:
        machine.type_keys(*keys)
    time.sleep(150)
    assert machine.run(main) == before, machine.attempt("journalctl --no-pager -u 'kiosk-screen*' -o short-monotonic")[1]
    machine.run("systemctl stop pobratim.socket pobratim.service")
    machine.run("systemctl restart kiosk-screen.service")
    time.sleep(60)
    before = machine.run(main)
    for keys in KEYS:
        machine.type_keys(*keys)
    machine.run("systemctl start pobratim.socket pobratim.service")
    machine.wait_until(painted, 2 * TIMEOUT)
    time.sleep(150)
    assert machine.run(main) == before, machine.attempt("journalctl --no-pager -u 'kiosk-screen*' -o short-monotonic")[1]
    assert machine.run("cat /proc/sys/kernel/random/boot_id") == started
