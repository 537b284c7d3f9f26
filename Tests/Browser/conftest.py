"""The browser tests share one server, one exported folder and one browser; each has a fresh context.

Tests marked `anywhere` run twice: with the pages from the server, and from the folder.
"""

import pytest
from playwright.sync_api import sync_playwright

from kiosk import exported_folder, launch_browser, running_kiosk, Kiosk
from watched_page import WatchedPage


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="every combination of settings instead of every pair")
    parser.addoption("--write-trees", action="store_true", help="write Tests/Browser/trees anew instead of comparing")


def pytest_configure(config):
    config.addinivalue_line("markers", "anywhere: the same holds of the exported folder")


def pytest_generate_tests(metafunc):
    if metafunc.definition.get_closest_marker("anywhere"):
        metafunc.parametrize("origin", ["server", "folder"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def origin(request):
    return getattr(request, "param", "server")


@pytest.fixture(scope="session")
def served():
    with running_kiosk() as kiosk:
        yield kiosk


@pytest.fixture(scope="session")
def exported():
    with exported_folder() as kiosk:
        yield kiosk


@pytest.fixture(scope="session")
def kiosk(request, origin) -> Kiosk:
    return request.getfixturevalue("served" if origin == "server" else "exported")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = launch_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture
def open_page(kiosk: Kiosk, browser):
    """Makes a page in a context of its own. The test fails if anything on it went wrong, whatever else it checks."""
    watched: list[WatchedPage] = []

    def open_page(
        path: str | None = None, scripts: bool = True, width: int = 1280, height: int = 800, served=kiosk, **options
    ):
        context = browser.new_context(
            java_script_enabled=scripts, viewport={"width": width, "height": height}, **options
        )
        page = WatchedPage(context, served)
        watched.append(page)
        if path is not None:
            page.open(path)
        return page

    yield open_page
    for page in watched:
        page.context.close()
    assert [complaint for page in watched for complaint in page.complaints] == []
