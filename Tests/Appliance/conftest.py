"""One image for all, made of the package; a machine of its own for each test that asks."""

import itertools
import os
import shutil
from pathlib import Path

import pytest

from image import make_image
from machine import Image, Machine
from sticks import Office

ROOT = Path(__file__).resolve().parents[2]
WORK = Path(os.environ.get("POBRATIM_APPLIANCE", ROOT / ".build/appliance"))
PORTS = itertools.count(int(os.environ.get("POBRATIM_APPLIANCE_PORT", "18500")))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--package", type=Path, required=True, help="the package that is under test")
    parser.addoption("--program", type=Path, required=True, help="the program of this machine that packs bundles")
    parser.addoption("--cuts", type=int, default=3, help="how often the power is cut during updates")
    parser.addoption("--seed", type=int, default=1, help="of the moments of the cuts")


@pytest.fixture(scope="session")
def office(pytestconfig: pytest.Config) -> Office:
    folder = WORK / "office"
    shutil.rmtree(folder, ignore_errors=True)
    return Office(pytestconfig.getoption("program"), ROOT / "Assets/content", folder)


@pytest.fixture(scope="session")
def image(pytestconfig: pytest.Config) -> Image:
    return make_image(pytestconfig.getoption("package"), WORK / "image")


@pytest.fixture
def sticks(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def new_machine(image: Image, office: Office, tmp_path: Path):
    """Makes machines that are off, and cuts their power at the end."""
    made: list[Machine] = []

    def make(**settings: object) -> Machine:
        machine = Machine(image, tmp_path / f"machine-{len(made)}", next(PORTS), **settings)
        made.append(machine)
        return machine

    yield make
    for machine in made:
        machine.cut_power()


@pytest.fixture
def kiosk(new_machine, office: Office) -> Machine:
    """A running kiosk that trusts the office, with its first bundle (version 1) installed."""
    machine = new_machine()
    machine.switch_on()
    trust(machine, office)
    return machine


def trust(machine: Machine, office: Office) -> None:
    """As the installer lays the office's public key into the trust folder."""
    key = office.key.with_suffix(".pub").read_text()
    machine.run(f"cat > /etc/pobratim/trust/office.pub <<'END'\n{key}END")
