"""The map: drawn by us, of the whole inhabited world, as close as the cities allow."""

import json

import pytest

from kiosk import running_kiosk
from portals import write_city, write_site

# North, east, whether the place is land, give or take a degree at a coast.
LAND = {
    "Sapporo": (43.1, 141.3), "Sydney": (-33.9, 151.2), "New York": (40.7, -74), "Buenos Aires": (-34.6, -58.4),
    "Cape Town": (-33.9, 18.4), "Lisbon": (38.7, -9.1), "Reykjavik": (64.1, -21.9), "London": (51.5, -0.1),
    "Dublin": (53.3, -6.3), "Oslo": (59.9, 10.8), "Murmansk": (69, 33.1), "Norilsk": (69.3, 88.2),
    "Petropavlovsk": (53, 158.6), "Vladivostok": (43.1, 131.9), "Yuzhno-Sakhalinsk": (46.9, 142.7),
    "Tokyo": (35.7, 139.7), "Taipei": (25, 121.5), "Manila": (14.6, 121), "Singapore": (1.4, 103.8),
    "Jakarta": (-6.2, 106.8), "Port Moresby": (-9.5, 147.2), "Perth": (-32, 115.9), "Hobart": (-42.9, 147.3),
    "Auckland": (-36.8, 174.8), "Christchurch": (-43.5, 172.6), "Hilo": (19.7, -155.1),
    "Anchorage": (61.2, -149.9), "Vancouver": (49.3, -123.1), "Mexico City": (19.4, -99.1), "Havana": (23.1, -82.4),
    "Panama": (9, -79.5), "Lima": (-12, -77), "Rio": (-22.9, -43.2), "Ushuaia": (-54.8, -68.3),
    "Nuuk": (64.2, -51.7), "Halifax": (44.6, -63.6), "St John's": (47.6, -52.7), "Dakar": (14.7, -17.4),
    "Lagos": (6.5, 3.4), "Nairobi": (-1.3, 36.8), "Antananarivo": (-18.9, 47.5), "Cairo": (30, 31.2),
    "Kazan": (55.8, 49.1), "Qingdao": (36.1, 120.4), "Mumbai": (19.1, 72.9), "Colombo": (6.9, 79.9),
    "Longyearbyen": (78.2, 15.6),
}
WATER = {
    "Atlantic": (35, -40), "South Atlantic": (-30, -15), "Pacific": (30, -150), "South Pacific": (-20, -110),
    "Indian Ocean": (-20, 80), "Mediterranean": (34.5, 18), "Black Sea": (43.3, 34), "Caspian": (42, 50.5),
    "Caribbean": (15, -75), "Gulf of Mexico": (25, -90), "Hudson Bay": (59, -86), "North Sea": (56.5, 3),
    "Sea of Okhotsk": (55, 150), "Sea of Japan": (40, 135), "Tasman Sea": (-38, 160), "Red Sea": (20, 38.5),
    "Barents Sea": (73, 38), "Bay of Bengal": (14, 88), "Gulf of Guinea": (1, 4), "Bering Sea": (58, 178),
}

# Places are in the units of the drawing of the land, ten a degree, whose corner lies at 82° N, 175° W.
IS_LAND = """([latitude, longitude, slack]) => {
    const paths = [...document.querySelectorAll("#world_land path")];
    const point = (y, x) => new DOMPoint((x + 175) * 10, (82 - y) * 10);
    const near = slack ? [-1, -0.5, 0, 0.5, 1] : [0];
    return near.some((dy) => near.some((dx) =>
        paths.some((path) => path.isPointInFill(point(latitude + dy, longitude + dx)))));
}"""

FAR = {"sapporo": ("Саппоро", "JP"), "sydney": ("Сидней", "AU"), "new-york": ("Нью-Йорк", "US"),
       "buenos-aires": ("Буэнос-Айрес", "AR"), "cape-town": ("Кейптаун", "ZA"), "lisbon": ("Лиссабон", "PT")}


@pytest.fixture(scope="module")
def far_portal(tmp_path_factory):
    """Partners on all continents."""
    folder = tmp_path_factory.mktemp("far")
    write_site(folder, list(FAR))
    for number, (slug, (name, code)) in enumerate(FAR.items()):
        write_city(folder, slug, number, name, bare=True)
        latitude, longitude = LAND[slug.replace("-", " ").title()]
        place = {"latitude": latitude, "longitude": longitude}
        file = folder / "cities" / slug / "city.json"
        city = json.loads(file.read_text()) | place
        city["country"]["code"] = code
        file.write_text(json.dumps(city, ensure_ascii=False))
    with running_kiosk(content=folder) as kiosk:
        yield kiosk


def test_the_land_is_where_land_is_and_the_seas_are_open(open_page):
    page = open_page("ru/map.html").page
    assert [name for name, place in LAND.items() if not page.evaluate(IS_LAND, [*place, True])] == []
    assert [name for name, place in WATER.items() if page.evaluate(IS_LAND, [*place, False])] == []


@pytest.mark.parametrize("screen", [(1080, 1920), (1280, 800)])
def test_a_city_of_any_continent_has_its_place_and_its_target(open_page, far_portal, screen):
    page = open_page("ru/map.html", served=far_portal, width=screen[0], height=screen[1]).page
    assert page.locator(".world a").count() == len(FAR)
    assert page.locator("circle.city-mark").count() == len(FAR)
    assert "за краем" not in page.locator("main").inner_text()
    drawing = page.locator(".world").bounding_box()
    for slug in FAR:
        latitude, longitude = LAND[slug.replace("-", " ").title()]
        # There is a dot where the drawing of the land has the place.
        where = page.evaluate("""([latitude, longitude]) => {
            const shown = document.querySelector("#world_land").viewBox.baseVal;
            const box = document.querySelector(".world .land").getBoundingClientRect();
            return [box.x + ((longitude + 175) * 10 - shown.x) / shown.width * box.width,
                box.y + ((82 - latitude) * 10 - shown.y) / shown.height * box.height];
        }""", [latitude, longitude])
        dots = [dot.bounding_box() for dot in page.locator("circle.city-mark").all()]
        assert any(abs(dot["x"] + dot["width"] / 2 - where[0]) < 2 and abs(dot["y"] + dot["height"] / 2 - where[1]) < 2
                   for dot in dots), slug
        assert drawing["x"] + 8 < where[0] < drawing["x"] + drawing["width"] - 8


@pytest.mark.parametrize("path", ["ru/map.html", "en/map.html"])
def test_no_line_runs_over_a_name(open_page, path):
    page = open_page(path, width=1080, height=1920).page
    assert page.evaluate("""() => {
        const names = [...document.querySelectorAll(".world :is(.city-target, .home-box)")];
        const lines = [...document.querySelectorAll(".world :is(.city-line, .tie-mark)")];
        const isAfter = Node.DOCUMENT_POSITION_FOLLOWING;
        return lines.length > 2 && lines.every((line) => names.every((name) =>
            line.compareDocumentPosition(name) & isAfter));
    }""")


def test_in_the_largest_size_it_has_larger_dots_and_leaves_the_names_to_the_list(open_page):
    watched = open_page(width=1080, height=1920)
    watched.choose("30")
    page = watched.open("ru/map.html")
    assert [name.is_visible() for name in page.locator(".world :is(.city-name, .city-target, .home-name)").all()] == [False] * 11
    assert page.locator("circle.city-mark").first.bounding_box()["width"] > 38
    assert page.get_by_role("main").get_by_role("link", name="Циндао").is_visible()
