"""The accessible version: chosen by links, kept in a cookie with scripts off, in the browser where no server is; shown to
sight and to screen readers."""

import pytest

pytestmark = pytest.mark.anywhere

SCHEMES = {1: ("rgb(255, 255, 255)", "rgb(0, 0, 0)"), 2: ("rgb(0, 0, 0)", "rgb(255, 255, 255)"),
           3: ("rgb(157, 209, 255)", "rgb(6, 52, 98)")}


def text_size(page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")


def colours(page) -> tuple[str, str]:
    return tuple(page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))"))


def open_settings(page):
    """The settings are folded away on the pages with pictures."""
    menu = page.locator("details.access-menu:not([open]) > summary")
    if menu.count():
        menu.click()


def choose(page, link: str):
    """Follows a link of the settings, by way of the preferences, back to a page."""
    open_settings(page)
    with page.expect_navigation(url=lambda url: "?" not in url, wait_until="load"):
        page.locator(f".access {link}").first.click()


def follow(page, link):
    with page.expect_navigation(wait_until="load"):
        link.click()


@pytest.fixture
def open_page(kiosk, open_page):
    return lambda path=None: open_page(path, scripts=kiosk.needs_scripts_to_choose)


@pytest.mark.parametrize("folder", ["ru/", "ru/text/", "en/", "en/text/"])
def test_a_larger_letter_gives_larger_text_on_this_page_and_the_next(open_page, folder):
    watched = open_page(folder + "qingdao.html")
    page = watched.page
    sizes = []
    for size in (1, 2, 3):
        choose(page, f"a.size-{size}")
        assert page.url == watched.kiosk.url(folder + "qingdao.html")
        sizes.append(text_size(page))
    assert sizes[1] / sizes[0] == pytest.approx(1.35, abs=0.01)
    assert sizes[2] / sizes[0] == pytest.approx(1.8, abs=0.01)
    assert watched.kept_settings() == "30"
    follow(page, page.locator(".places a").first)
    assert page.url == watched.kiosk.url(folder + "index.html")
    page.goto(watched.kiosk.url(folder + "qingdao.html"))
    assert text_size(page) == sizes[2]


@pytest.mark.parametrize("number", SCHEMES)
@pytest.mark.parametrize("folder", ["ru/", "ru/text/"])
def test_a_colour_scheme_holds_on_every_kind_of_page(open_page, folder, number):
    watched = open_page(folder + "shumen.html")
    choose(watched.page, f"a.colours-{number}")
    for kind in ("shumen.html", "index.html", "map.html", "search.html", "desk/report.html"):
        watched.open(folder + kind)
        assert colours(watched.page) == SCHEMES[number]
    assert watched.kept_settings() == f"1{number}"


@pytest.mark.parametrize("folder", ["ru/", "ru/text/"])
def test_size_and_colours_are_chosen_independently(open_page, folder):
    watched = open_page(folder + "index.html")
    choose(watched.page, "a.colours-2")
    choose(watched.page, "a.size-3")
    assert watched.kept_settings() == "32"
    choose(watched.page, "a.size-2")
    assert watched.kept_settings() == "22"
    assert colours(watched.page) == SCHEMES[2]


@pytest.mark.parametrize("language, chosen", [("ru", "выбрано"), ("en", "chosen")])
@pytest.mark.parametrize("version", ["", "text/"])
def test_what_is_chosen_is_marked_for_the_eye_and_told_to_a_screen_reader(open_page, language, chosen, version):
    watched = open_page(f"{language}/{version}chengdu.html")
    page = watched.page
    choose(page, "a.size-2")
    choose(page, "a.colours-3")
    open_settings(page)
    for group, count, on in (("size", 3, 2), ("colours", 3, 3)):
        for number in range(1, count + 1):
            link = page.locator(f".access a.{group}-{number}")
            mark = link.locator(".chosen")
            assert mark.is_visible() == (number == on)
            assert (chosen in link.aria_snapshot()) == (number == on)


def test_pictures_are_switched_by_a_link_between_a_page_and_its_large_text_form(open_page):
    watched = open_page("en/qingdao.html")
    page = watched.page
    open_settings(page)
    on, off = page.locator(".access a.pictures").all()
    follow(page, off)
    assert page.url == watched.kiosk.url("en/text/qingdao.html")
    assert page.locator(".access a.pictures[aria-current]").inner_text().startswith("Off")
    follow(page, on)
    assert page.url == watched.kiosk.url("en/qingdao.html")


@pytest.mark.parametrize("version", ["", "text/"])
def test_the_normal_version_is_one_link_away_and_forgets_everything(open_page, version):
    watched = open_page(f"ru/{version}eskisehir.html")
    page = watched.page
    choose(page, "a.size-3")
    choose(page, "a.colours-2")
    choose(page, "a.normal")
    assert page.url == watched.kiosk.url("ru/eskisehir.html")
    assert watched.kept_settings() is None
    normal = open_page("ru/eskisehir.html")
    assert (text_size(page), colours(page)) == (text_size(normal.page), colours(normal.page))


def test_settings_bring_the_visitor_back_to_the_page_they_stood_on(kiosk, open_page):
    watched = open_page()
    astray = []
    for name in kiosk.pages:
        page = watched.open(name)
        if page.locator(".access a.size-2").count():
            choose(page, "a.size-2")
            if page.url != kiosk.url(name):
                astray.append((name, page.url))
    assert astray == []


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("path", ["ru/text/index.html", "en/text/qingdao.html"])
def test_on_a_phone_the_title_stands_in_the_first_window_below_the_settings(open_page, path, size):
    watched = open_page()
    watched.choose(f"{size}0")
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open(path)
    title = page.locator("h1").bounding_box()
    starts = page.locator(".access .label, .access .returns a").evaluate_all("""(all) => all.map((e) => {
        const range = document.createRange();
        range.selectNodeContents(e);
        return range.getBoundingClientRect().left;
    })""")
    first_of_line = page.locator(".access .returns a.quiet").evaluate("""(e) => {
        const range = document.createRange();
        range.selectNodeContents(e);
        return [range.getBoundingClientRect().left, e.previousElementSibling.getBoundingClientRect().right];
    }""")
    assert title["y"] + title["height"] <= 844
    assert first_of_line[0] >= first_of_line[1] or abs(first_of_line[0] - starts[0]) < 2, "no indent of its own"
