"""Every target of a finger is at least 60 px wide and high, on every screen, and no two of them overlap."""

import pytest

from combinations import SETTINGS
from page_kinds import KINDS

# A link in the middle of a sentence is as high as its line (as WCAG 2.2, 2.5.5 allows), and the skip link is for keys.
MEASURE = """() => {
    const inSentence = (e) => e.matches(".prose a, .lead a, .timeline a, .found-note a, .facts dd a");
    const shown = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")].filter((e) =>
        e.checkVisibility({ visibilityProperty: true }) && !e.matches(".skip") && !inSentence(e)
        && getComputedStyle(e).pointerEvents !== "none");
    const boxes = shown.map((e) => {
        // The target on the map is the box with the name, not the line to it.
        const box = (e.querySelector(".city-target") ?? e).getBoundingClientRect();
        return { what: e.outerHTML.slice(0, 90), left: box.left, right: box.right, top: box.top, bottom: box.bottom };
    });
    const small = boxes.filter((b) => b.right - b.left < 59.9 || b.bottom - b.top < 59.9);
    const overlapping = [];
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b, j) => {
        const isInBar = (k) => shown[k].closest(".poster .places");
        if (isInBar(i) || isInBar(i + 1 + j)) return;
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) overlapping.push([a.what, b.what]);
    }));
    return { count: boxes.length, small, overlapping };
}"""


@pytest.mark.anywhere
@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("screen", SETTINGS["screen"])
def test_every_target_has_60_px_and_room_of_its_own(kiosk, open_page, screen, size):
    width, height = screen
    watched = open_page(width=width, height=height)
    watched.choose(f"{size}0")
    faults = {}
    for folder in ("ru/", "en/text/"):
        for kind in KINDS:
            page = watched.open(folder + kind)
            page.evaluate("document.querySelectorAll('details.entry').forEach((entry) => { entry.open = true })")
            measured = page.evaluate(MEASURE)
            assert measured["count"] > 8
            if page.locator("details.access-menu").count():
                page.locator("details.access-menu > summary").click()
                inside = page.evaluate(MEASURE)
                measured["small"] += [box for box in inside["small"] if box not in measured["small"]]
            if measured["small"] or measured["overlapping"]:
                faults[folder + kind] = measured
    assert faults == {}, "\n".join(f"{name}: {fault}" for name, fault in faults.items())


@pytest.mark.anywhere
@pytest.mark.parametrize("screen", [(1080, 1920), (1920, 1080), (1280, 800)])
def test_each_city_is_a_target_on_the_map_of_a_kiosk(kiosk, open_page, screen):
    page = open_page("en/map.html", width=screen[0], height=screen[1]).page
    names = page.locator(".world a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert sorted(names) == ["chengdu.html", "eskisehir.html", "qingdao.html", "shenzhen.html", "shumen.html"]
    for box in page.locator(".world .city-target").all():
        assert min(box.bounding_box()["width"], box.bounding_box()["height"]) >= 60
    page.locator(".world a[href='eskisehir.html'] .city-target").click()
    page.wait_for_url(kiosk.url("en/eskisehir.html"))
