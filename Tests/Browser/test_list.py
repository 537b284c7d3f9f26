"""The list of cities opens and closes as on the portal, in place."""

import pathlib
import subprocess

import pytest

pytestmark = pytest.mark.anywhere

ALL = ["qingdao", "chengdu", "shumen", "shenzhen", "eskisehir"]


def opened(page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('details.entry[open]')].map((entry) => entry.dataset.city)")


def entry(page, city: str):
    return page.locator(f"details.entry[data-city={city}]")


@pytest.mark.parametrize("path, unfold, fold", [("ru/index.html", "Развернуть все", "Свернуть все"),
                                                ("en/text/index.html", "Open all", "Close all")])
def test_one_button_opens_and_closes_all(open_page, path, unfold, fold):
    page = open_page(path).page
    page.get_by_role("button", name=unfold).click()
    assert opened(page) == ALL
    entry(page, "shumen").locator("summary").click()
    assert opened(page) == [city for city in ALL if city != "shumen"]
    page.get_by_role("button", name=unfold).click()
    page.get_by_role("button", name=fold).click()
    assert opened(page) == []


def test_what_was_open_is_open_again_during_the_visit_and_in_every_version(kiosk, open_page):
    watched = open_page("ru/index.html")
    page = watched.page
    for city in ("chengdu", "eskisehir"):
        entry(page, city).locator("summary").click()
    watched.open("ru/qingdao.html")
    for path in ("ru/index.html", "ru/text/index.html", "en/index.html"):
        assert opened(watched.open(path)) == ["chengdu", "eskisehir"]
    assert opened(open_page("ru/index.html").page) == [], "another visit"


def test_what_is_opened_is_remembered_before_the_browser_does_anything_else(open_page):
    page = open_page("ru/index.html").page
    # All is done within one task of the browser: who touches a link at once leaves before the next.
    remembered = page.evaluate("""async () => {
        document.querySelector("[data-city=chengdu] summary").click();
        await null;
        return Object.values(sessionStorage);
    }""")
    assert "chengdu" in remembered


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
@pytest.mark.parametrize("folder", ["ru/", "en/text/"])
def test_a_link_opens_its_entry_and_shows_it(open_page, folder, scripts):
    page = open_page(folder + "index.html#shenzhen", scripts=scripts).page
    assert opened(page) == ["shenzhen"]
    name = entry(page, "shenzhen").locator("h2").bounding_box()
    assert 0 <= name["y"] < 800


def test_a_link_that_names_nothing_does_no_harm(open_page):
    assert opened(open_page("ru/index.html#%E0%A4%A").page) == []
    assert opened(open_page("ru/index.html#nowhere").page) == []


# Cells that no card fills: those of a row beside which a card has room.
HOLES = """() => {
    const rows = new Map();
    for (const entry of document.querySelectorAll(".entry")) {
        const box = entry.getBoundingClientRect();
        rows.set(box.top, Math.max(rows.get(box.top) ?? 0, box.right));
    }
    const right = document.querySelector(".entries").getBoundingClientRect().right;
    return [...rows.values()].filter((end) => end < right - 2).length;
}"""


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
@pytest.mark.parametrize("screen", [(1080, 1920), (1920, 1080), (1280, 800), (390, 844)])
@pytest.mark.parametrize("city", ALL)
def test_an_entry_opens_where_it_is_seen_and_leaves_no_hole(open_page, screen, city, scripts):
    width, height = screen
    page = open_page("ru/index.html", scripts=scripts, width=width, height=height).page
    entry(page, city).locator("summary").click()
    name = entry(page, city).locator("h2").bounding_box()
    if scripts:
        assert 0 <= name["y"] and name["y"] + name["height"] < height * 0.55
    assert page.evaluate(HOLES) == 0
    tops = [entry(page, slug).bounding_box() for slug in ALL]
    assert [(box["y"], box["x"]) for box in tops] == sorted((box["y"], box["x"]) for box in tops), "in reading order"


def test_an_entry_that_is_closed_again_stays_in_sight(open_page):
    page = open_page("ru/index.html").page
    for _ in range(2):
        entry(page, "eskisehir").locator("summary").press("Enter")
    box = entry(page, "eskisehir").bounding_box()
    assert 0 <= box["y"] and box["y"] + box["height"] <= 800


def test_what_was_open_does_not_move_the_page_of_the_next_visit(open_page):
    watched = open_page("ru/index.html")
    entry(watched.page, "eskisehir").locator("summary").click()
    watched.open("ru/qingdao.html")
    page = watched.open("ru/index.html")
    assert opened(page) == ["eskisehir"]
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("path", ["ru/index.html", "en/text/index.html"])
def test_a_print_has_every_entry_open_and_nothing_to_press(open_page, tmp_path: pathlib.Path, path):
    page = open_page(path, scripts=False).page
    page.pdf(path=tmp_path / "list.pdf", format="A4")
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "list.pdf", "-"], check=True, capture_output=True, text=True).stdout
    facts = ["UTC+8", "UTC+3", "1891", "www.chengdu.gov.cn"] if path.startswith("ru") else ["UTC+8", "1891"]
    assert [fact for fact in facts if fact not in text] == []
    assert [word for word in ("Поиск", "Search", "Развернуть", "Read more", "Подробнее") if word in text] == []
