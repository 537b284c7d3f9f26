"""There is one window on a screen that a page fills. That its keyboard has no keys for another is shown by
Tests/Appliance/test_keyboard.py."""

import pytest

from kiosk_screen import Heartbeat, at_screen, fill_screen

ASIDE = [{"button": "middle"}, {"modifiers": ["Shift"]}]


@pytest.mark.parametrize("click", ASIDE, ids=["middle button", "Shift"])
def test_no_click_opens_a_link_in_another_window(open_page, click):
    watched = at_screen(open_page, "ru/qingdao.html")
    address = watched.page.url
    watched.page.locator(".places a").first.click(**click)
    watched.page.wait_for_timeout(500)
    assert watched.context.pages == [watched.page] and watched.page.url == address


@pytest.mark.parametrize("click", ASIDE, ids=["middle button", "Shift"])
def test_in_an_ordinary_browser_it_does(open_page, click):
    watched = at_screen(open_page, "ru/qingdao.html")
    fill_screen(watched.page, False)
    with watched.context.expect_page():
        watched.page.locator(".places a").first.click(**click)


def test_a_page_in_another_window_does_not_say_that_the_screen_lives(open_page):
    page = at_screen(open_page, "ru/index.html").page
    lives = Heartbeat(page).goes_on
    assert lives()
    fill_screen(page, False)
    assert not lives()
    fill_screen(page, True)
    assert lives()
