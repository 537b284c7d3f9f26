"""The posters of an unused screen."""

import pytest

from kiosk_screen import ATTRACT, IDLE, SCREENS, at_screen, faults_over_the_page, forward


def posters(page):
    return page.locator(".attract")


def begin(open_page, size="standing", language="ru", **options):
    watched = at_screen(open_page, f"{language}/index.html", size, **options)
    forward(watched.page, ATTRACT + 1)
    assert posters(watched.page).is_visible()
    return watched


def test_they_begin_on_an_untouched_start_page_alone(open_page):
    page = at_screen(open_page, "ru/qingdao.html").page
    forward(page, ATTRACT + 1)
    assert posters(page).count() == 0
    page = at_screen(open_page, "ru/index.html").page
    forward(page, ATTRACT - 5)
    assert posters(page).count() == 0
    page.touchscreen.tap(5, 5)
    forward(page, ATTRACT + 5)
    assert posters(page).count() == 0
    page = begin(open_page).page
    assert page.locator(".attract .name").inner_text() == "Циндао"


def test_a_left_screen_comes_to_them_by_itself(open_page):
    page = at_screen(open_page, "ru/qingdao.html").page
    page.touchscreen.tap(5, 5)
    forward(page, IDLE + 45)
    page.wait_for_url("**/index.html")
    page.wait_for_load_state()
    forward(page, ATTRACT + 1)
    assert posters(page).is_visible()


def test_they_greet_in_six_languages_and_show_every_city(open_page):
    page = begin(open_page).page
    greetings = page.locator(".greeting > span")
    assert [greeting.get_attribute("lang") for greeting in greetings.all()] == ["ru", "tt", "en", "zh", "tr", "bg"]
    names = set()
    for _ in range(5):
        names.add(page.locator(".slide .name").last.inner_text())
        forward(page, 20)
    assert len(names) == 5
    assert page.locator(".slide").count() <= 2


def test_the_first_touch_only_wakes(open_page):
    page = begin(open_page).page
    under = page.locator("main details.entry > summary").nth(1).bounding_box()
    page.touchscreen.tap(under["x"] + under["width"] / 2, under["y"] + 60)
    forward(page, 1)
    assert posters(page).count() == 0
    assert page.locator("details.entry[open]").count() == 0
    page.locator("main details.entry > summary").nth(1).tap()
    assert page.locator("details.entry[open]").count() == 1


@pytest.mark.parametrize("key", ["Enter", "a", "ArrowDown"])
def test_any_key_wakes(open_page, key):
    page = begin(open_page).page
    page.keyboard.press(key)
    assert posters(page).count() == 0
    assert page.url.endswith("index.html")


@pytest.mark.parametrize("by", ["touch", "key"])
def test_motion_can_be_stopped_and_go_on(open_page, by):
    page = begin(open_page, language="en").page
    pause = page.locator(".attract .pause")
    if by == "key":
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert pause.evaluate("button => button === document.activeElement")

    def press():
        if by == "key":
            page.keyboard.press("Enter")
        else:
            pause.tap()

    states = "document.querySelector('.frame img').getAnimations().map(a => a.playState)"
    assert page.evaluate(states) == ["running"]
    press()
    assert pause.inner_text() == "Go on moving"
    assert page.evaluate(states) == ["paused"]
    name = page.locator(".slide .name").last.inner_text()
    forward(page, 60)
    assert page.locator(".slide .name").last.inner_text() == name
    press()
    forward(page, 25)
    assert page.locator(".slide .name").last.inner_text() != name
    assert posters(page).is_visible()


def test_who_wants_no_motion_sees_one_poster_still(open_page):
    page = begin(open_page, reduced_motion="reduce").page
    assert page.evaluate("document.getAnimations().length") == 0
    assert not page.locator(".attract .pause").is_visible()
    name = page.locator(".slide .name").inner_text()
    forward(page, 90)
    assert page.locator(".slide .name").inner_text() == name


def test_another_bundle_is_shown_at_once_on_an_unused_screen_and_disturbs_nobody_else(open_page):
    for path, changes in (("ru/index.html", True), ("ru/qingdao.html", False)):
        watched = open_page(width=1080, height=1920)
        told = []

        def events(route):
            told.append(route)
            name = "old" if len(told) == 1 else "new"
            route.fulfill(content_type="text/event-stream", body=f"retry: 300\nevent: bundle\ndata: {name}\n\n")

        watched.context.route("**/screen/events", events)
        page = watched.open(path)
        # Whoever asks for the third time has heard the second answer.
        for _ in range(1200):
            if len(told) >= 3:
                break
            page.wait_for_timeout(50)
        assert len(told) >= 3
        began_anew = watched.kiosk.address in [request.url for request in watched.requests]
        assert began_anew == changes


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_them_and_nothing_is_cut_off(open_page, size, scheme):
    watched = begin(open_page, size, color_scheme=scheme, reduced_motion="reduce")
    page = watched.page
    assert faults_over_the_page(page, ".attract") == []
    width, height = SCREENS[size]
    for piece in page.locator(".attract :is(.name, .tie, .greeting span)").all():
        box = piece.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1
        assert box["y"] >= 0 and box["y"] + box["height"] <= height + 1
