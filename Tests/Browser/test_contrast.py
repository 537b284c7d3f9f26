"""Contrast of text is 7:1 and of the focus 3:1, read back from the screen in every colour scheme."""

import pytest

from page_kinds import KINDS
from pixels import changed_pixels, text_contrasts

# Light and dark as the system has it, then the three pairs of the accessible version.
SCHEMES = {"light": ("light", "10"), "dark": ("dark", "10"), "black on white": ("light", "11"),
           "white on black": ("light", "12"), "blue on light blue": ("dark", "13")}


@pytest.fixture
def blank(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def open_in(scheme, open_page, **options):
    system, settings = SCHEMES[scheme]
    # The rule against inline style is lifted, as the test adds one.
    watched = open_page(color_scheme=system, reduced_motion="reduce", bypass_csp=True, **options)
    watched.choose(settings)
    return watched


@pytest.mark.anywhere
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_has_a_contrast_of_7_to_1(open_page, blank, scheme):
    watched = open_in(scheme, open_page)
    weak, seen = [], 0
    for path in [f"ru/{kind}" for kind in KINDS] + ["en/text/index.html", "en/text/qingdao.html"]:
        page = watched.page
        page.set_viewport_size({"width": 1080, "height": 1000})
        watched.open(path)
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": 1080, "height": min(height, 3000)})
        for text in text_contrasts(page, blank):
            seen += 1
            if text["contrast"] < 7:
                weak.append((path, text))
    assert weak == [], "\n".join(map(str, weak[:40]))
    assert seen > 250


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_changes_enough_of_the_screen_by_3_to_1(open_page, blank, scheme):
    """Focus changes as many pixels as a line of 2 px around the control has (WCAG 2.2, 2.4.13)."""
    watched = open_in(scheme, open_page, width=1280, height=1600)
    weak = []
    for path in ("ru/search.html", "en/text/index.html"):
        page = watched.open(path)
        count = page.locator("a[href]:visible, summary:visible, button:visible, input:visible").count()
        assert count > 12
        for _ in range(count):
            page.keyboard.press("Tab")
            box = page.evaluate(
                """() => {
                    const box = document.activeElement.getBoundingClientRect();
                    return { x: box.x, y: box.y, width: box.width, height: box.height };
                }"""
            )
            if page.evaluate("document.activeElement.matches('.skip, svg a')"):
                continue
            room = {"x": max(0, box["x"] - 12), "y": max(0, box["y"] - 12), "width": box["width"] + 24, "height": box["height"] + 24}
            focused = page.screenshot(clip=room, animations="disabled", caret="hide")
            page.evaluate("window.left = document.activeElement, left.blur()")
            before = page.screenshot(clip=room, animations="disabled", caret="hide")
            page.evaluate("left.focus({ focusVisible: true })")
            line = 2 * 2 * (box["width"] + box["height"])
            changed = changed_pixels(before, focused, blank)
            if changed < line:
                weak.append((path, page.evaluate("document.activeElement.outerHTML.slice(0, 80)"), changed, line))
    assert weak == [], "\n".join(map(str, weak[:40]))
