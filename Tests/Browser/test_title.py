"""The title of a page grows with the text that a visitor chose, and stays the largest text on it."""

import pytest

PAGES = ("ru/index.html", "ru/qingdao.html", "ru/map.html", "ru/text/index.html", "ru/text/qingdao.html")

# Lines of text larger than the title.
LARGER = """() => {
    const size = (e) => parseFloat(getComputedStyle(e).fontSize);
    const title = size(document.querySelector("h1"));
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const larger = new Set();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest("svg, .unseen, .poster-blank") || !parent.checkVisibility()) continue;
        if (size(parent) >= title && !parent.closest("h1")) larger.add(node.data.trim().slice(0, 30));
    }
    return { title, larger: [...larger] };
}"""


@pytest.mark.parametrize("width, height", [(1080, 1920), (1920, 1080), (1280, 800), (390, 844), (320, 568)])
def test_it_grows_with_the_text_and_stays_the_largest(open_page, width, height):
    faults = []
    for path in PAGES:
        titles = []
        for size in (1, 2, 3):
            watched = open_page(width=width, height=height)
            watched.choose(f"{size}0")
            page = watched.open(path)
            page.evaluate("document.querySelectorAll('details.entry').forEach((entry) => { entry.open = true })")
            found = page.evaluate(LARGER)
            titles.append(found["title"])
            if found["larger"]:
                faults.append((path, size, found))
        if not titles[0] * 1.05 < titles[1] or not titles[1] * 1.05 < titles[2]:
            faults.append((path, titles))
    assert faults == []
