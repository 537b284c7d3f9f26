"""The search: as the server answers it, and as its script does on the exported site that has no server."""

import pytest

from kiosk import REPOSITORY
from pixels import LIBRARY, encoded

TABLE = REPOSITORY / "Tests/CitySearchTests/queries.txt"


def rows():
    """Language, query, expected cities with the best first, whether the script finds them too."""
    for line in TABLE.read_text().splitlines():
        if line and not line.startswith("#"):
            language, query, cities, where, _ = line.split("|")
            yield language, query, [] if cities == "-" else cities.split(","), where == "both"


def found(page):
    links = page.locator("#found > ol.found .found-city").all()
    return [link.get_attribute("href").removesuffix(".html") for link in links]


def wrong(language, query, expected, found, nothing):
    """Says what is wrong with an answer, or None."""
    if not expected:
        return None if nothing else (language, query, "found", found)
    fine = not nothing and found[:1] == expected[:1] and set(expected) <= set(found)
    return None if fine else (language, query, expected, found)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_script_finds_what_the_table_says_from_a_folder(browser, exported, language):
    context = browser.new_context()
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(exported.url(f"{language}/search.html"))
    for row_language, query, expected, both in rows():
        if row_language == language and both:
            page.locator("#q").fill(query)
            nothing = page.locator("#found > h2").count() > 0
            faults.append(wrong(language, query, expected, found(page), nothing))
    context.close()
    assert [str(fault) for fault in faults if fault] == []


def test_a_link_with_a_query_shows_its_answer_from_a_folder(browser, exported):
    context = browser.new_context()
    page = context.new_page()
    for folder in ("ru", "ru/text"):
        page.goto(exported.url(f"{folder}/search.html") + "?q=rbnfq")
        assert page.locator("#q").input_value() == "rbnfq"
        assert "chengdu" in found(page)
        assert "rbnfq" in page.locator("#found .found-note").inner_text()
        page.locator("#found .found-city").first.click()
        assert page.locator("h1").count() == 1
    context.close()


@pytest.mark.parametrize(
    ("folder", "query", "read"),
    [("ru", "Чиндао", "Циндао"), ("en", "Šumen", "Shumen Region"), ("ru", "эски шехер", "Эскишехир")],
)
def test_the_script_says_which_name_it_read(browser, exported, folder, query, read):
    context = browser.new_context()
    page = context.new_page()
    page.goto(exported.url(f"{folder}/search.html"))
    page.locator("#q").fill(query)
    note = page.locator("#found .found-note").inner_text()
    context.close()
    assert query in note and read in note


def test_the_script_has_at_most_6_kb_a_city(exported):
    scripts = list(exported.folder.glob("assets/search-*.js"))
    assert len(scripts) == 2
    for script in scripts:
        cities = [line for line in script.read_text().splitlines() if line.startswith('{"')]
        assert len(cities) == 5
        assert max(len(line.encode()) for line in cities) <= 6001


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
@pytest.mark.parametrize("folder", ["ru", "en/text"])
def test_a_visitor_types_presses_the_button_and_opens_an_event(open_page, folder, scripts):
    watched = open_page(f"{folder}/search.html", scripts=scripts, width=390)
    page = watched.page
    page.get_by_role("searchbox").fill("олимпиада" if folder == "ru" else "olympiad")
    find = "Найти" if folder == "ru" else "Find"
    page.get_by_role("search").get_by_role("button", name=find, exact=True).click()
    assert page.locator("#found").get_by_role("status").inner_text()
    assert page.locator("#found mark").count() > 0
    assert page.locator(".all-cities li").count() == 5
    assert watched.horizontal_scroll() == 0
    page.locator("#found .passages a[href*='#']").first.click()
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


def test_what_was_typed_is_text_on_the_page(open_page):
    watched = open_page("en/search.html")
    watched.page.locator("#q").fill("\"><script>alert(1)</script><b>")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_url("**q=*")
    assert watched.page.locator("#q").input_value() == "\"><script>alert(1)</script><b>"
    assert watched.page.locator("main script").count() == 0


# The contrast of the darkest and the lightest of a picture.
READ_RANGE = "async (data) => {" + LIBRARY + """
    const image = await pixels(data);
    const all = Array.from({ length: image.width * image.height }, (_, index) => luminance(image, index * 4));
    return contrast(Math.min(...all), Math.max(...all));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_searched_word_is_read_in_forced_colours(browser, served, scheme):
    context = browser.new_context(forced_colors="active", color_scheme=scheme)
    page, blank = context.new_page(), context.new_page()
    page.goto(served.url("ru/search.html?q=Чэнду"))
    # Its edges and its underline are left out.
    contrasts = []
    for mark in page.locator("mark").all():
        box = mark.bounding_box()
        inner = {"x": box["x"] + 2, "y": box["y"] + 4, "width": box["width"] - 4, "height": box["height"] * 0.6}
        contrasts.append(blank.evaluate(READ_RANGE, encoded(page.screenshot(clip=inner))))
    context.close()
    assert len(contrasts) > 1
    assert min(contrasts) > 7
