"""One image for most, made of the package; a machine of its own for each test that asks."""

import itertools
import os
import shutil
from pathlib import Path

import pytest

from image import Image, make_box, make_image
from kiosk import ROOT, trust
from machine import Machine
from sticks import Office

WORK = Path(os.environ.get("POBRATIM_APPLIANCE", ROOT / ".build/appliance"))
PORTS = itertools.count(int(os.environ.get("POBRATIM_APPLIANCE_PORT", "18500")))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--package", type=Path, required=True, help="the package that is under test")
    parser.addoption("--program", type=Path, required=True, help="the program of this machine that packs bundles")
    parser.addoption("--cuts", type=int, default=3, help="how often the power is cut during updates")
    parser.addoption("--seed", type=int, default=1, help="of the moments of the cuts")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "quick: one of the few tests of `Scripts/appliance-test --quick`")


@pytest.fixture(scope="session")
def office(pytestconfig: pytest.Config) -> Office:
    folder = WORK / "office"
    shutil.rmtree(folder, ignore_errors=True)
    return Office(pytestconfig.getoption("program"), ROOT / "Assets/content", folder)


@pytest.fixture(scope="session")
def image(pytestconfig: pytest.Config) -> Image:
    return make_image(pytestconfig.getoption("package"), pytestconfig.getoption("program"), WORK / "image")


@pytest.fixture(scope="session")
def box(pytestconfig: pytest.Config) -> Image:
    return make_box(pytestconfig.getoption("package"), pytestconfig.getoption("program"), WORK / "image")


@pytest.fixture
def unused_port() -> int:
    return next(PORTS)


@pytest.fixture
def sticks(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def new_machine(image: Image, office: Office, tmp_path: Path):
    """Makes machines that are off, and cuts their power at the end."""
    made: list[Machine] = []

    def make(start_from: Image = image, **settings: object) -> Machine:
        machine = Machine(start_from, tmp_path / f"machine-{len(made)}", next(PORTS), **settings)
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
