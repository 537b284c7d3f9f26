"""The settings of the accessible version, as the bar opens them: readable in any window, and never in the way."""

import pytest

pytestmark = pytest.mark.anywhere

OPEN = ".access-menu > summary"
PANEL = ".access-menu .access"


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("screen", [(844, 390), (640, 400), (427, 267), (320, 200), (1280, 400)])
def test_it_has_the_width_of_a_low_window(kiosk, open_page, screen, size):
    width, height = screen
    watched = open_page(width=width, height=height, scripts=kiosk.needs_scripts_to_choose)
    watched.choose(f"{size}0")
    page = watched.open("ru/qingdao.html")
    page.locator(OPEN).click()
    box = page.locator(PANEL).bounding_box()
    assert box["width"] >= min(width - 2, 700)
    for link in page.locator(f"{PANEL} a").all():
        inner = link.bounding_box()
        assert box["x"] <= inner["x"] and inner["x"] + inner["width"] <= box["x"] + box["width"]
    assert watched.horizontal_scroll() == 0
