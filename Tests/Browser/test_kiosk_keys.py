"""A keyboard at the screen is there to write with: what the browser would do with its own keys ends in the page."""

import pytest

from kiosk_screen import Heartbeat, at_screen, fill_screen

# Ends at the page, or would go on to the browser.
WATCH = """() => {
    window.ended = {};
    const note = (name, event) => { window.ended[name] = event.defaultPrevented };
    addEventListener("keydown", (event) => note(event.code, event));
    addEventListener("wheel", (event) => note("wheel", event));
}"""

THE_BROWSERS = [
    "Control+KeyN", "Control+Shift+KeyN", "Control+KeyT", "Control+KeyW", "Control+KeyL", "Control+KeyF", "Control+KeyP",
    "Control+KeyO", "Control+KeyU", "Control+KeyR", "Control+KeyH", "Control+KeyJ", "Control+Shift+KeyI", "Control+Shift+KeyA",
    "Control+Shift+KeyC", "Control+Tab", "Control+Equal", "Control+NumpadAdd", "Control+Minus", "Control+Digit0", "Control+F4",
    "Alt+F4", "Alt+ArrowLeft", "Alt+Home", "Alt+KeyF", "Alt+KeyD", "Meta+KeyL", "Shift+Escape", "F1", "F3", "F5", "F6", "F7",
    "F10", "F11", "F12",
]  # fmt: skip
THE_WRITERS = [
    "KeyA", "Shift+KeyN", "Slash", "Control+KeyA", "Control+KeyC", "Control+KeyV", "Control+KeyX", "Control+KeyZ",
    "Control+ArrowLeft", "Control+Shift+ArrowRight", "Control+Backspace", "Backspace", "Home",
]  # fmt: skip


def ended(page) -> dict[str, bool]:
    return page.evaluate("window.ended")


@pytest.mark.parametrize("path", ["ru/index.html", "ru/search.html", "ru/text/qingdao.html", "ru/desk/sign-in.html"])
def test_the_browsers_own_keys_end_here_and_the_writers_do_not(open_page, path):
    page = at_screen(open_page, path).page
    field = page.locator("input[type=search], input[type=text]")
    if field.count():
        field.first.focus()
    page.evaluate(WATCH)
    for key in THE_BROWSERS:
        page.keyboard.press(key)
        assert ended(page)[key.split("+")[-1]], key
    for key in THE_WRITERS:
        page.keyboard.press(key)
        assert not ended(page)[key.split("+")[-1]], key


def test_a_wheel_zooms_nothing_and_scrolls(open_page):
    page = at_screen(open_page, "ru/qingdao.html").page
    page.evaluate(WATCH)
    page.mouse.move(400, 400)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    assert ended(page)["wheel"]
    page.mouse.wheel(0, 100)
    assert not ended(page)["wheel"]


def test_in_a_window_of_an_ordinary_browser_they_stay_its_users(open_page):
    page = at_screen(open_page, "ru/index.html").page
    fill_screen(page, False)
    page.evaluate(WATCH)
    for key in ("Control+KeyF", "Control+Equal", "F5"):
        page.keyboard.press(key)
        assert not ended(page)[key.split("+")[-1]], key


def test_a_page_in_another_window_does_not_say_that_the_screen_lives(open_page):
    page = at_screen(open_page, "ru/index.html").page
    lives = Heartbeat(page).goes_on
    assert lives()
    fill_screen(page, False)
    assert not lives()
    fill_screen(page, True)
    assert lives()
