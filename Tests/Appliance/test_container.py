"""The units at work under a systemd of their own, without a computer of their own: what needs neither stick nor power."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from container import Container
from kiosk import IMPATIENT_SHARE, commands_below, is_whole, shown_version, trust, wait_for_version
from sticks import Office

pytestmark = pytest.mark.quick


@pytest.fixture
def shared(tmp_path: Path, office: Office) -> Path:
    """A folder that is mounted in the container, with bundle 100 in it."""
    folder = tmp_path / "shared"
    folder.mkdir()
    publish(folder, office.bundle(100))
    return folder


def publish(folder: Path, bundle: Path) -> None:
    """Copies as README says: under another name until it is complete."""
    shutil.copy(bundle, folder / ".copying")
    (folder / ".copying").rename(folder / "site.pobratim")


@pytest.fixture
def new_container(image, tmp_path: Path):
    made: list[Container] = []

    def make(*options: str) -> Container:
        container = Container(image, tmp_path / "container", options)
        container.lay_out()
        made.append(container)
        return container

    yield make
    for container in made:
        container.clear_away()


@pytest.fixture
def container(new_container, office: Office, shared: Path) -> Container:
    """A running kiosk that trusts the office, with a timer that looks at the share every five seconds."""
    container = new_container(f"--bind-ro={shared}:/srv/pobratim")
    container.switch_on()
    trust(container, office)
    container.run("echo POBRATIM_SHARE=/srv/pobratim >>/etc/default/pobratim")
    container.run(IMPATIENT_SHARE)
    container.run("systemctl enable --quiet --now pobratim-share.timer")
    wait_for_version(container, 100)
    return container


def test_the_timer_takes_newer_bundles_of_a_share_and_no_others(container: Container, office: Office, shared: Path) -> None:
    assert is_whole(container)
    publish(shared, office.bundle(200))
    wait_for_version(container, 200)
    # Forged, and old: looked at, refused, and the timer looks on.
    for refused in (office.bundle(900, office.key_pair("stranger")), office.bundle(50)):
        before = container.run("systemctl show pobratim-share.service --property=InvocationID")
        publish(shared, refused)
        for _ in range(2):
            container.wait_until(f'[ "$(systemctl show pobratim-share.service --property=InvocationID)" != "{before}" ]')
            before = container.run("systemctl show pobratim-share.service --property=InvocationID")
        assert shown_version(container) == 200
        assert is_whole(container)
    publish(shared, office.bundle(300))
    wait_for_version(container, 300)
    assert is_whole(container)


def test_units_that_are_root_by_sockets_can_do_their_work(container: Container) -> None:
    """They do their work with all that root-by-sockets.conf takes from them."""
    container.run("systemctl start kiosk-screen-watch.service")
    log = "journalctl --output=cat --unit=pobratim-request.service"
    for request in ("sync", "restart-browser", "format-disk"):
        container.run(f"setpriv --reuid=pobratim --regid=pobratim --clear-groups touch /run/pobratim/requests/{request}")
        container.wait_until("[ -z \"$(ls /run/pobratim/requests)\" ]")
    container.wait_until(f"{log} | grep -q 'there is no such request: format-disk'")
    assert container.run("systemctl list-units --failed --no-legend --plain 'pobratim*' 'kiosk*'") == ""


def test_a_server_that_is_shut_in_knows_which_start_of_the_machine_this_is(container: Container) -> None:
    """Or two starts would be one to it, and sessions and codes last from one to the next. And how much memory there is."""
    main = container.run("systemctl show pobratim.service --property=MainPID --value")
    seen = f"/proc/{main}/root/proc"
    # The machine's, not the one that the container's own programs are shown.
    assert container.run(f"cat {seen}/sys/kernel/random/boot_id") == Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    assert "MemAvailable:" in container.run(f"cat {seen}/meminfo")


def test_a_killed_and_a_stopped_server_are_started_anew_and_connections_wait(container: Container) -> None:
    main = "systemctl show pobratim.service --property=MainPID --value"
    for signal in ("KILL", "STOP"):
        before = container.run(main)
        container.run(f"kill -{signal} {before}")
        # The second is noticed by the watchdog; until then whoever knocks waits.
        container.wait_until(f'[ "$({main})" != {before} ] && systemctl is-active pobratim.service')
        assert is_whole(container), signal


def test_wrong_settings_are_tried_until_somebody_mends_them(container: Container) -> None:
    """However long that takes, and though somebody knocks all the while."""
    container.run("echo POBRATIM_CACHE_SIZE=much >>/etc/default/pobratim; systemctl restart --no-block pobratim.service")
    container.run("systemd-run --quiet sh -c 'while :; do curl --silent --max-time 1 http://127.0.0.1/; done'")
    failures = "journalctl --output=cat --unit=pobratim.service | grep -c status=64"
    container.wait_until(f'[ "$({failures})" -ge 12 ]')
    container.run("sed -i /CACHE_SIZE/d /etc/default/pobratim")
    container.wait_until("systemctl is-active pobratim.service pobratim.socket")
    assert is_whole(container)


def test_a_mail_system_may_become_another_user(container: Container) -> None:
    """Those that queue by themselves are set-uid or set-gid."""
    stub = "#!/bin/sh\ngrep NoNewPrivs: /proc/self/status >/var/lib/pobratim/rights\ncat >/dev/null\n"
    container.run(f"printf '%s' '{stub}' >/usr/sbin/sendmail && chmod 755 /usr/sbin/sendmail")
    container.run("systemctl start pobratim-mail.path")
    # The server makes it like this.
    container.run("install -d -o pobratim -g pobratim -m 700 /var/lib/pobratim/mail")
    container.run("install -o pobratim -g pobratim /dev/stdin /var/lib/pobratim/mail/message-1.eml <<'END'\nSubject: a\n\nb\nEND")
    container.wait_until("[ -s /var/lib/pobratim/rights ]")
    assert container.run("cat /var/lib/pobratim/rights").split() == ["NoNewPrivs:", "0"]


def test_with_a_read_only_root_all_works_and_nothing_else_is_written(new_container, office: Office, shared: Path) -> None:
    """The box has the places in memory that Kiosk/README.md names, its change of fstab, and the one folder that stays."""
    commands = commands_below("A read-only root")
    state = shared.parent / "state"
    state.mkdir()
    in_memory = re.findall(r"^tmpfs (\S+) ", commands, re.MULTILINE)
    assert "/var/log" in in_memory
    container = new_container(
        "--read-only", f"--bind={state}:/var/lib/pobratim", f"--bind-ro={shared}:/srv/pobratim",
        *(f"--tmpfs={place}" for place in in_memory),
    )  # fmt: skip
    shutil.copy(office.key.with_suffix(".pub"), container.root / "etc/pobratim/trust")
    # Or systemd would make the root writable again, as fstab tells it.
    edit = re.search(r"^sed .* /etc/fstab$", commands, re.MULTILINE)[0]
    subprocess.run(["chroot", container.root, "sh", "-c", edit], check=True)
    for place in ("var/lib/pobratim", "srv/pobratim"):
        (container.root / place).mkdir(parents=True, exist_ok=True)
    (container.root / "etc/default/pobratim").write_text("POBRATIM_SHARE=/srv/pobratim\n")
    for version in (100, 200):
        publish(shared, office.bundle(version))
        container.switch_on()
        assert container.attempt("touch /etc/anything /var/lib/anything /usr/anything")[0] != 0
        container.run("systemctl start pobratim-share.service")
        assert shown_version(container) == version
        assert is_whole(container)
        assert container.run("systemctl list-units --failed --no-legend --plain 'pobratim*' 'systemd*'") == ""
        container.switch_off()
