"""The program that is built beside these tests, and what it serves here."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program() -> Path:
    """The debug build, or the one that `POBRATIM_BINARY` names."""
    return Path(os.environ.get("POBRATIM_BINARY", ROOT / ".build/debug/pobratim"))


@pytest.fixture(scope="session")
def keys(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `office.pub`, which is trusted, and `office.sec` beside it."""
    folder = tmp_path_factory.mktemp("keys")
    subprocess.run([program, "keys", "new", "office"], cwd=folder, check=True, capture_output=True)
    (folder / "trust").mkdir()
    (folder / "office.pub").rename(folder / "trust/office.pub")
    return folder


@pytest.fixture(scope="session")
def bundle(program: Path, keys: Path) -> Path:
    """The shipped cities, signed."""
    path = keys / "site.pobratim"
    command = [program, "pack", ROOT / "Assets/content", "--output", path, "--key", keys / "office.sec"]
    subprocess.run(command, check=True, capture_output=True)
    return path


@pytest.fixture
def state(program: Path, keys: Path, bundle: Path, tmp_path: Path) -> Path:
    """A state folder in which the bundle is installed."""
    folder = tmp_path / "state"
    command = [program, "sync", bundle, "--state", folder, "--trust", keys / "trust"]
    subprocess.run(command, check=True, capture_output=True)
    return folder
