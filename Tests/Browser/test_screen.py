"""`serve --screen 21.5in@50cm`: in the largest size no text is smaller than the screen and the distance ask for."""

import math

import pytest

from kiosk import running_kiosk
from page_kinds import KINDS

# The height of a capital H in each font that is used, as drawn, and the text that is smaller than it should be.
SMALL = """(least) => {
    const context = new OffscreenCanvas(10, 10).getContext("2d");
    const capital = (style) => {
        context.font = `${style.fontWeight} 1000px ${style.fontFamily}`;
        return context.measureText("H").actualBoundingBoxAscent / 1000 * parseFloat(style.fontSize);
    };
    const small = [];
    let count = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest(".unseen") || !parent.checkVisibility()) continue;
        count += 1;
        const height = capital(getComputedStyle(parent));
        if (height < least - 0.05) small.push([node.data.trim().slice(0, 40), height]);
    }
    return { count, small };
}"""


@pytest.mark.parametrize("screen, diagonal, distance, width, height", [
    ("21.5in@50cm", 546.1, 500, 1080, 1920),
    ("21.5in@50cm", 546.1, 500, 1920, 1080),
    ("10in@50cm", 254, 500, 1280, 800),
])
def test_capitals_take_at_least_seven_tenths_of_a_degree(open_page, screen, diagonal, distance, width, height):
    pixel = diagonal / math.hypot(width, height)
    least = 2 * distance * math.tan(math.radians(0.35)) / pixel
    with running_kiosk("--screen", screen) as kiosk:
        watched = open_page(width=width, height=height, served=kiosk)
        watched.context.add_cookies([{"name": "preferences", "value": "30", "url": kiosk.address}])
        for folder in ("ru/", "en/text/"):
            for kind in KINDS:
                page = watched.open(folder + kind)
                page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
                measured = page.evaluate(SMALL, least)
                assert measured["count"] > 15
                assert measured["small"] == [], folder + kind
                assert watched.horizontal_scroll() == 0, watched.widest()
        # The words of the keyboard on the glass, too, in each of its layers.
        for path in ("ru/search.html", "en/text/search.html"):
            page = watched.open(path)
            page.locator("#q").click()
            for layer in ("123", "ABC", "АБВ"):
                page.locator(".keyboard").get_by_text(layer, exact=True).click()
                measured = page.evaluate(SMALL, least)
                assert page.locator(".keyboard .key").count() > 30
                assert measured["small"] == [], (path, layer)
                keys = page.locator(".key").evaluate_all("keys => keys.map((key) => key.getBoundingClientRect().right)")
                assert max(keys) <= width
        # This comes before the server goes, as a page may still tell it that it lives.
        watched.context.close()

