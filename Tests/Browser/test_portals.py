"""Other cities' portals: one city, seventy-four, more than two hundred (with --full a thousand), odd names. The pages hold, and stay quick to read."""

import pytest

from kiosk import running_kiosk
from portals import ODD_NAMES, write_odd_portal, write_portal
from test_axe import faults, keep_scripts_away


@pytest.fixture(scope="module", params=["odd", "1", "74", "many"])
def portal(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("portal")
    many = "1000" if request.config.getoption("--full") else "207"
    kind = many if request.param == "many" else request.param
    if kind == "odd":
        write_odd_portal(folder)
    else:
        write_portal(folder, int(kind))
    with running_kiosk(content=folder) as kiosk:
        kiosk.count = 0 if kind == "odd" else int(kind)
        yield kiosk


def pages(portal) -> list[str]:
    cities = [f"{slug}.html" for slug in ODD_NAMES] if portal.count == 0 else ["city-0.html"]
    if portal.count > 4:
        cities.append("city-4.html")
    return [folder + page for folder in ("ru/", "en/text/") for page in ["index.html", "map.html", "search.html"] + cities]


def test_no_page_scrolls_sideways(portal, open_page):
    watched = open_page(served=portal, scripts=False)
    too_wide = []
    for name in pages(portal):
        page = watched.open(name)
        page.evaluate("[...document.querySelectorAll('details.entry')].slice(0, 9).forEach((e) => { e.open = true })")
        for width, height in ((1080, 1920), (1280, 800), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            if watched.horizontal_scroll() > 0:
                too_wide.append((name, width, watched.widest()))
    assert too_wide == []


def test_axe_finds_nothing(portal, open_page):
    watched = open_page(served=portal, reduced_motion="reduce")
    keep_scripts_away(watched)
    # axe would take minutes over a list of hundreds.
    names = [name for name in pages(portal) if portal.count < 200 or name == "ru/index.html"]
    found = {name: faults(watched.open(name)) for name in names}
    assert {name: those for name, those in found.items() if those} == {}


def test_what_the_map_marks_has_room_of_its_own(portal, open_page):
    page = open_page("ru/map.html", served=portal, width=1080, height=1920).page
    boxes = page.locator(".world .city-target").evaluate_all(
        "(targets) => targets.map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.top, b.right, b.bottom])"
    )
    # A name without room near its place is left out where there are many.
    assert len(boxes) == {0: 4, 1: 1}.get(portal.count) or (portal.count > 1 and 5 <= len(boxes) <= 9)
    drawing = page.locator(".world").bounding_box()
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert right - left >= 60 and bottom - top >= 60
        assert left >= drawing["x"] and right <= drawing["x"] + drawing["width"]
        assert top >= drawing["y"] and bottom <= drawing["y"] + drawing["height"]
        for other in boxes[number + 1:]:
            assert min(right, other[2]) <= max(left, other[0]) or min(bottom, other[3]) <= max(top, other[1])
    for link in page.locator(".world a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))"):
        assert link.endswith(".html") or page.evaluate("(id) => document.getElementById(id) !== null", link[1:])


def test_above_200_cities_the_list_splits_by_country(portal, open_page):
    page = open_page("ru/index.html#city-7", served=portal).page
    if portal.count < 200:
        assert page.locator(".by-country").count() == 0
        return
    assert page.locator("details.entry").count() == 9
    assert page.locator("details.entry[open] h2").inner_text() == "Казахстан"
    assert page.locator("#city-7").is_visible()
    assert page.locator("details.entry", has_text="Япония").locator(".tie").text_content() == f"{portal.count // 9} {'города' if portal.count < 1000 else 'городов'}"
    assert page.locator(".entries a[href^='city-']").count() == portal.count
