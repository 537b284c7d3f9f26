"""The update banner: a picture, one colour, words in both languages."""

import pytest

from kiosk_screen import ATTRACT, IDLE, SCREENS, at_screen, faults_over_the_page, forward, tell

STATES = {
    "reading": ("Не вынимайте флешку", "Do not pull the stick out"),
    "done": ("Флешку можно вынуть", "You may pull the stick out"),
    "same": ("Здесь уже самые новые страницы", "The newest pages are here already"),
    "refused": ("Файл на флешке повреждён", "The file on the stick is damaged"),
}


def with_banner(open_page, path="ru/index.html", *notices, **options):
    """The server's word is there before the page."""

    def prepared(**page_options):
        watched = open_page(**page_options)
        tell(watched, *notices)
        return watched

    watched = at_screen(prepared, path, **options)
    if notices:
        watched.page.locator(".update-banner").wait_for()
    return watched


def has_heard(page):
    """Whatever the server had to say, the page knows by now: who began to listen later has heard it."""
    page.evaluate("""() => new Promise((resolve) => {
        const later = new EventSource("/screen/events");
        later.addEventListener("bundle", () => { later.close(); resolve(); });
    })""")


def banner(page):
    return page.locator(".update-banner")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SCREENS)
def test_each_state_is_told_in_both_languages_and_axe_finds_nothing_wrong(open_page, state, size):
    watched = with_banner(open_page, "en/index.html", {"state": state, "reason": "damaged", "done": 0.4}, size=size)
    page = watched.page
    for words in STATES[state]:
        assert banner(page).get_by_text(words).first.is_visible()
    assert banner(page).locator("svg").is_visible()
    assert banner(page).get_attribute("role") == "status"
    assert faults_over_the_page(page, ".update-banner") == []
    assert watched.horizontal_scroll() == 0


def test_progress_grows_without_being_read_out_again(open_page):
    page = with_banner(open_page, "ru/index.html", {"state": "reading", "done": 0.25}).page
    assert page.locator("progress").evaluate("bar => bar.value") == 0.25
    assert page.locator("progress").get_attribute("aria-label")


def test_an_end_can_be_put_away_and_stays_away_on_the_next_page(open_page):
    watched = with_banner(open_page, "ru/index.html", {"state": "done"})
    page = watched.page
    banner(page).get_by_role("button", name="Закрыть").tap()
    assert not banner(page).is_visible()
    watched.open("ru/qingdao.html")
    has_heard(page)
    assert not banner(page).is_visible()


@pytest.mark.parametrize("state, seconds", [("reading", 180), ("done", 120), ("refused", 600)])
def test_a_state_that_nothing_follows_goes_by_itself(open_page, state, seconds):
    page = with_banner(open_page, "en/search.html", {"state": state}).page
    page.locator("#q").focus()
    shown = 0
    while banner(page).is_visible() and shown < 2 * seconds:
        page.keyboard.press("ArrowRight")
        forward(page, 10)
        shown += 10
    assert seconds - 10 <= shown <= seconds + 10


def test_what_was_said_long_ago_is_not_said_again(open_page):
    watched = at_screen(open_page, "ru/qingdao.html")
    tell(watched, {"state": "done", "age": 121})
    watched.open("ru/shumen.html")
    has_heard(watched.page)
    assert not banner(watched.page).is_visible()


def test_it_lies_over_the_posters(open_page):
    page = with_banner(open_page, "ru/index.html", {"state": "reading"}).page
    forward(page, ATTRACT + 1)
    assert page.locator(".attract").is_visible()
    box = banner(page).bounding_box()
    top = "([x, y]) => document.elementFromPoint(x, y).closest('.update-banner') !== null"
    assert page.evaluate(top, [box["x"] + 40, box["y"] + 40])
    assert not banner(page).evaluate("banner => banner.inert")


def test_a_touch_on_it_answers_the_warning_under_it(open_page):
    page = with_banner(open_page, "ru/qingdao.html", {"state": "refused"}).page
    forward(page, IDLE + 1)
    assert page.get_by_role("alertdialog").is_visible()
    banner(page).locator("strong").first.tap()
    forward(page, 1)
    assert page.get_by_role("alertdialog").count() == 0
    assert banner(page).is_visible()


def test_an_unknown_reason_has_words(open_page):
    page = with_banner(open_page, "ru/index.html", {"state": "refused", "reason": "moonshine"}).page
    assert "записана в журнале" in banner(page).inner_text()
