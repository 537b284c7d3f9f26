"""What the tests ask of a kiosk in a computer, and wait for."""

import json
import re
import time
from pathlib import Path

from computer import TIMEOUT, Computer
from sticks import Office

ROOT = Path(__file__).resolve().parents[2]

# A new bundle whose trial is cut off twice is rejected: each trial shall be over before the next cut.
SHORT_TRIAL = """mkdir -p /etc/systemd/system/pobratim.service.d
cat > /etc/systemd/system/pobratim.service.d/trial.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/bin/pobratim serve --state /var/lib/pobratim --trust /etc/pobratim/trust --trial-seconds 2
END
systemctl daemon-reload && systemctl restart pobratim.service"""

# The share's timer as it is, but for how long it waits.
IMPATIENT_SHARE = """mkdir -p /etc/systemd/system/pobratim-share.timer.d
cat > /etc/systemd/system/pobratim-share.timer.d/impatient.conf <<'END'
[Timer]
OnBootSec=
OnBootSec=1s
OnUnitInactiveSec=5s
RandomizedDelaySec=0
END
systemctl daemon-reload"""


def trust(computer: Computer, office: Office) -> None:
    """Does what an installer does, who lays the office's public key into the trust folder."""
    key = office.key.with_suffix(".pub").read_text()
    computer.run(f"cat > /etc/pobratim/trust/office.pub <<'END'\n{key}END")


def shown_version(computer: Computer) -> int | None:
    """The content version that the kiosk serves, as its own status says."""
    status, output = computer.attempt("pobratim status --state /var/lib/pobratim --json")
    if status != 0:
        return None
    current = json.loads(output).get("current")
    return current and current["contentVersion"]


def wait_for_version(computer: Computer, version: int, seconds: float = TIMEOUT) -> None:
    deadline = time.monotonic() + seconds
    while (shown := shown_version(computer)) != version:
        assert time.monotonic() < deadline, f"version {shown} is shown, not {version}:\n{journal(computer)}"
        time.sleep(1)


def wait_until_free(computer: Computer, seconds: float = TIMEOUT) -> None:
    """Waits until nothing is done for a stick any more and none is mounted, so until it is said that it may be pulled."""
    at_work = "systemctl list-units --no-legend --state=activating,deactivating 'pobratim-s*@*'"
    waiting = "systemctl list-jobs --no-legend | grep pobratim"
    computer.wait_until(f"[ -z \"$({at_work}; {waiting}; ls /run/pobratim/sticks)\" ]", seconds)


def told_signs(computer: Computer) -> list[str]:
    """The notices that the screen got of updates that ended, and of those that ended while another went on."""
    log = computer.attempt("journalctl --no-pager -o cat -u pobratim.service")[1]
    return re.findall(r"update\.sign=(\w+)", log)


def is_whole(computer: Computer) -> bool:
    """Whether each page of the list of a language is served."""
    status, page = computer.get("/en/index.html")
    if status != 200 or b"</html>" not in page:
        return False
    cities = set(re.findall(r'href="([a-z-]+\.html)"', page.decode()))
    answers = [computer.get(f"/en/{city}") for city in sorted(cities)]
    return len(answers) > 5 and all(status == 200 and b"</html>" in page for status, page in answers)


def wait_for_end_of_trial(computer: Computer, seconds: float = TIMEOUT) -> None:
    computer.wait_until("! pobratim status --state /var/lib/pobratim --json | grep -q onTrial", seconds)


def journal(computer: Computer) -> str:
    return computer.attempt("journalctl --no-pager -o cat -n 60 -u 'pobratim*'")[1]


def commands_below(heading: str, file: str = "Kiosk/README.md", which: str = "") -> str:
    """The first commands that the installer reads below this heading, or the first that begin with this."""
    text = (ROOT / file).read_text()
    pattern = rf"^#+ {re.escape(heading)}\n.*?^ *```sh\n( *{re.escape(which)}.*?)^ *```"
    return re.search(pattern, text, re.MULTILINE | re.DOTALL)[1]
