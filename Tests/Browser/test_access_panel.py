"""The settings of the accessible version, as the bar opens them: readable in any window, and never in the way."""

import pytest

pytestmark = pytest.mark.anywhere

OPEN = ".access-menu > summary"
PANEL = ".access-menu .access"


def focused(page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 60)")


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


@pytest.mark.parametrize("screen", [(1280, 800), (390, 844), (320, 200)])
def test_escape_closes_it_and_leads_back_to_its_button(open_page, screen):
    page = open_page("ru/index.html", width=screen[0], height=screen[1]).page
    page.locator(OPEN).press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.locator(PANEL).is_visible()
    assert page.evaluate("document.activeElement.matches('.access-menu > summary')")


def test_a_touch_beside_it_closes_it(open_page):
    page = open_page("ru/qingdao.html").page
    page.locator(OPEN).click()
    page.locator(PANEL).click(position={"x": 3, "y": 3})
    assert page.locator(PANEL).is_visible()
    page.mouse.click(200, 60)
    assert not page.locator(PANEL).is_visible()


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
@pytest.mark.parametrize("screen", [(1080, 1920), (1280, 800), (390, 844), (640, 400)])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_it_covers_no_focus(open_page, screen, scripts, key):
    """WCAG 2.2, 2.4.11."""
    page = open_page("ru/index.html", scripts=scripts, width=screen[0], height=screen[1]).page
    page.locator(OPEN).press("Enter")
    covered = []
    for _ in range(20):
        page.keyboard.press(key)
        is_seen = page.evaluate("""() => {
            const e = document.activeElement, box = e.getBoundingClientRect();
            if (e === document.body) return true;
            const heights = [box.top + 4, (box.top + box.bottom) / 2, box.bottom - 4];
            return heights.some((y) => e.contains(document.elementFromPoint(box.left + box.width / 2, y)));
        }""")
        if not is_seen:
            covered.append(focused(page))
    assert covered == []
