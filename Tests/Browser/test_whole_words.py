"""No word is torn: a line ends between words, at a hyphen, or where a name says that it may."""

import pytest

from combinations import SETTINGS

# Words that stand on two lines. A hyphen, seen or soft, ends a piece; addresses of sites may break anywhere.
TORN = r"""(within) => {
    const torn = [], range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent.closest(".unseen, .skip, svg, .facts dd a") || !parent.closest(within) || !parent.checkVisibility()) continue;
        range.selectNodeContents(node);
        if (range.getClientRects().length < 2) { count += 1; continue; }
        for (const word of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
            count += 1;
            const [top, bottom] = [Math.max(...boxes.map((box) => box.top)), Math.min(...boxes.map((box) => box.bottom))];
            if (top >= bottom) torn.push(word[0]);
        }
    }
    return { count, torn };
}"""

# Russian words are the longest.
PAGES = ("ru/index.html", "en/index.html", "ru/text/index.html", "ru/qingdao.html", "ru/map.html", "ru/preferences.html",
         "ru/search.html", "ru/accessibility.html")
# Names and labels. In running text the largest text leaves no room on a phone for the longest words: browsers that know
# how to hyphenate do it there.
SHORT_TEXT = "h1, h2, h3, .name, .tie, .places, .choice, .button, .figures, .label, .strip"


@pytest.mark.parametrize("size", SETTINGS["size"])
@pytest.mark.parametrize("screen", SETTINGS["screen"])
def test_no_word_of_the_shipped_pages_is_torn(kiosk, open_page, screen, size):
    width, height = screen
    watched = open_page(width=width, height=height)
    watched.choose(f"{size}0")
    torn = {}
    for path in PAGES:
        page = watched.open(path)
        for is_open in ("false", "true"):
            page.evaluate(f"document.querySelectorAll('details.entry').forEach((e) => {{ e.open = {is_open} }})")
            found = page.evaluate(TORN, SHORT_TEXT if width < 400 and size == 3 else "body")
            assert found["count"] > 10
            if found["torn"]:
                torn.setdefault(path, set()).update(found["torn"])
    assert torn == {}


# Labels and signs that stick out of their place on the bar, or lie over each other.
CROWDED = """() => [...document.querySelectorAll(".places li > a, .places summary")].filter((place) => {
    const room = place.getBoundingClientRect();
    const boxes = [...place.children].map((child) => {
        const range = document.createRange();
        range.selectNodeContents(child);
        return range.getBoundingClientRect();
    });
    return boxes.some((box) => box.left < room.left - 1 || box.right > room.right + 1 || box.bottom > room.bottom + 1)
        || boxes.some((box, index) => index > 0 && box.top < boxes[index - 1].bottom - 2);
}).map((place) => place.innerText)"""


@pytest.mark.parametrize("size", SETTINGS["size"])
@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_bar_of_a_narrow_window_tears_and_overprints_nothing(open_page, language, width, size):
    watched = open_page(width=width, height=640)
    watched.choose(f"{size}0")
    page = watched.open(f"{language}/index.html")
    assert page.evaluate(TORN, ".places")["torn"] == []
    assert page.evaluate(CROWDED) == []
