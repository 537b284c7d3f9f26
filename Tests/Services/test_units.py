"""The units, looked at without starting them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

# What shuts a unit in, as the package links it.
SHUT_IN_BY = {
    path.split("/")[-2].removesuffix(".d"): path.split("/")[-1]
    for path in re.findall(r"^\S+ (\S+\.service\.d/\S+)$", (ROOT / "systemd/debian/pobratim.links").read_text(), re.MULTILINE)
}


def exposure(unit: str, folder: Path) -> float:
    """What `systemd-analyze security` makes of it: 0, shut in altogether, to 10."""
    path = next(ROOT / place / unit for place in ("systemd", "Kiosk") if (ROOT / place / unit).exists())
    instance = folder / unit.replace("@.", "@sdb1.")
    shutil.copy(path, instance)
    (folder / f"{instance.name}.d").mkdir()
    shutil.copy(ROOT / "systemd" / SHUT_IN_BY[unit], folder / f"{instance.name}.d")
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", instance]
    environment = {"SYSTEMD_UNIT_PATH": f"{folder}:", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return float(re.search(r"Overall exposure level for \S+: (\S+)", done.stdout)[1])


@pytest.mark.parametrize("unit", sorted(unit for unit, by in SHUT_IN_BY.items() if by == "hardening.conf"))
def test_a_unit_that_reads_what_strangers_wrote_exposes_little(tmp_path: Path, unit: str) -> None:
    """Up to 1.0 `systemd-analyze security` calls a unit SAFE; whatever lifts one over it needs a reason."""
    assert exposure(unit, tmp_path) <= 1.0


@pytest.mark.parametrize("unit", sorted(unit for unit, by in SHUT_IN_BY.items() if by == "root-by-sockets.conf"))
def test_a_unit_that_speaks_to_systemd_as_root_has_little_else(tmp_path: Path, unit: str) -> None:
    assert exposure(unit, tmp_path) <= 1.5
