"""The units, looked at without starting them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

SHUT_IN = [
    "pobratim.service", "pobratim-sync@.service", "pobratim-stick-out@.service", "pobratim-share.service",
    "pobratim-outbox.service",
]  # fmt: skip


@pytest.mark.parametrize("unit", SHUT_IN)
def test_a_unit_exposes_little(tmp_path: Path, unit: str) -> None:
    """`systemd-analyze security` calls 1.0 and less SAFE; whatever lifts one over it needs a reason."""
    instance = tmp_path / unit.replace("@.", "@sdb1.")
    shutil.copy(ROOT / "systemd" / unit, instance)
    # As the package links it.
    (tmp_path / f"{instance.name}.d").mkdir()
    shutil.copy(ROOT / "systemd/hardening.conf", tmp_path / f"{instance.name}.d")
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", "--threshold=10", instance]
    environment = {"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
