"""Zoomed in twice and four times, and with wide spacing, a page loses nothing and never scrolls sideways.

A browser zoomed in by 400 % on a screen of 1280x800 lays a page out as on one of 320x200, so that is what is opened.
"""

import datetime

import pytest

from page_kinds import KINDS

# WCAG 2.2, 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""

# When the clocks on the pages stand still: a minute may turn between two looks at a page.
NOW = datetime.datetime(2026, 7, 1, 9, 0, tzinfo=datetime.UTC)

# Text that its own box cuts off.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((e) => {
    const style = getComputedStyle(e);
    const cuts = [style.overflowX, style.overflowY].some((o) => o === "hidden" || o === "clip");
    return cuts && !e.closest(".unseen, svg") && e.checkVisibility()
        && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 80))"""

# The largest bar must not cover most of the window.
COVERED = """() => {
    const bar = document.querySelector(".places");
    if (getComputedStyle(bar).position !== "fixed") return 0;
    const box = bar.getBoundingClientRect();
    return (box.width * box.height) / (innerWidth * innerHeight);
}"""


def words(page) -> list[str]:
    """All the text that is to be seen, with every entry open; the map's names are in the list beside it."""
    page.evaluate("document.querySelectorAll('.world').forEach((drawing) => { drawing.remove() })")
    page.evaluate("document.querySelectorAll('details.entry').forEach((entry) => { entry.open = true })")
    return page.locator("body").inner_text().split()


@pytest.mark.anywhere
@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("folder", ["ru/", "en/", "ru/text/"])
def test_nothing_is_lost_at_200_and_400_percent(kiosk, open_page, folder, size):
    watched = open_page(scripts=kiosk.needs_scripts_to_choose)
    watched.choose(f"{size}0")
    watched.page.clock.set_fixed_time(NOW)
    for kind in KINDS:
        watched.page.set_viewport_size({"width": 1280, "height": 800})
        page = watched.open(folder + kind)
        whole = words(page)
        assert len(whole) > 20
        for width, height in ((640, 400), (320, 200)):
            page.set_viewport_size({"width": width, "height": height})
            assert words(page) == whole, f"{kind} at {width}"
            assert watched.horizontal_scroll() == 0, f"{kind} at {width}: {watched.widest()}"
            assert page.evaluate(CUT_OFF) == [], f"{kind} at {width}"
            assert page.evaluate(COVERED) < 0.5, f"{kind} at {width}"


@pytest.mark.anywhere
@pytest.mark.parametrize("width, height", [(1280, 800), (320, 256)])
def test_wide_spacing_cuts_nothing_off(open_page, width, height):
    watched = open_page(width=width, height=height, bypass_csp=True)
    watched.page.clock.set_fixed_time(NOW)
    for folder in ("ru/", "ru/text/"):
        for kind in KINDS:
            page = watched.open(folder + kind)
            whole = words(page)
            page.add_style_tag(content=SPACING)
            assert words(page) == whole
            assert page.evaluate(CUT_OFF) == [], kind
            assert watched.horizontal_scroll() == 0, f"{kind}: {watched.widest()}"
