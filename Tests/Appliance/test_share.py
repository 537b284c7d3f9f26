"""A share of the network: an NFS server on this machine, which the kiosk mounts as README says, and its timer."""

import contextlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk import IMPATIENT_SHARE, commands_below, is_whole, journal, shown_version, trust, wait_for_version
from sticks import Office

SETTINGS = """
NFS_CORE_PARAM {{ NFS_Port = {port}; Bind_addr = 127.0.0.1; Protocols = 4; Enable_NLM = false; Enable_RQUOTA = false; }}
NFSv4 {{ Graceless = true; RecoveryRoot = "{work}"; }}
EXPORT {{
    Export_Id = 1; Path = "{folder}"; Pseudo = "/bundles"; Access_Type = RO; Protocols = 4; SecType = sys;
    FSAL {{ Name = VFS; }}
}}
"""


@contextlib.contextmanager
def shared_by_nfs(folder: Path, port: int, work: Path) -> Iterator[None]:
    """The folder as `/bundles` of a server at this port of loopback, to be read only."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    settings, log = work / "ganesha.conf", work / "log"
    settings.write_text(SETTINGS.format(port=port, folder=folder, work=work))
    log.touch()
    command = ["ganesha.nfsd", "-F", "-f", settings, "-L", log, "-p", work / "pid"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while "NFS SERVER INITIALIZED" not in log.read_text():
            assert process.poll() is None and time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
        yield
    finally:
        # It goes at once, as a server whose power is cut.
        process.kill()
        process.wait()


def test_the_timer_takes_newer_bundles_of_a_share_and_outlives_its_server(
    new_machine, office: Office, tmp_path: Path, unused_port: int
) -> None:
    shared, work = tmp_path / "shared", tmp_path / "ganesha"
    shared.mkdir()

    def publish(version: int) -> None:
        shutil.copy(office.bundle(version), shared / ".copying")
        (shared / ".copying").rename(shared / "site.pobratim")

    publish(100)
    kiosk = new_machine(nfs_port=unused_port)
    with shared_by_nfs(shared, unused_port, work):
        kiosk.switch_on()
        trust(kiosk, office)
        kiosk.run("echo 10.0.2.100 nas >>/etc/hosts")
        kiosk.run(IMPATIENT_SHARE)
        kiosk.run(commands_below("A share of the network"))
        wait_for_version(kiosk, 100)
        assert is_whole(kiosk)
        publish(200)
        wait_for_version(kiosk, 200)

    # The server has gone: the reading ends by itself, nothing else waits for it.
    kiosk.run("systemctl start --no-block pobratim-share.service")
    assert is_whole(kiosk)
    kiosk.wait_until("journalctl -o cat -u pobratim-share.service | grep -q 'Failed with result'")
    assert shown_version(kiosk) == 200, journal(kiosk)
    assert is_whole(kiosk)

    publish(300)
    with shared_by_nfs(shared, unused_port, work):
        wait_for_version(kiosk, 300)
    assert is_whole(kiosk)
