"""The keyboard on the glass."""

import pytest

from kiosk_screen import SCREENS, SMALL_SCREENS, at_screen, faults_over_the_page, forward

# The front desk has such fields: what is typed into is text, e-mail, password and several lines.
FORM = """<form id="try" class="search-form" method="get" action="search.html">
<p><label for="name">Name</label><input id="name" name="name" type="text" maxlength="5"></p>
<p><label for="mail">E-mail</label><input id="mail" name="mail" type="email"></p>
<p><label for="secret">Password</label><input id="secret" name="secret" type="password"></p>
<p><label for="words">Words</label><textarea id="words" name="words" rows="4"></textarea></p>
<button>Send</button></form>"""


@pytest.fixture
def at_form(open_page):
    """A page with a form, there before any script runs."""

    def at_form(language="ru", size="standing", **options):
        def prepared(**page_options):
            watched = open_page(**page_options)

            def with_form(route):
                answer = route.fetch()
                lead = '<p class="lead">'
                route.fulfill(response=answer, body=answer.text().replace(lead, FORM + lead))

            watched.context.route("**/desk/support.html", with_form)
            return watched

        return at_screen(prepared, f"{language}/desk/support.html", size, **options)

    return at_form


def keyboard(page):
    return page.get_by_role("group", name="Клавиатура").or_(page.get_by_role("group", name="Keyboard"))


def key(page, name: str):
    return keyboard(page).get_by_role("button", name=name, exact=True)


def press(page, *names: str):
    for name in names:
        key(page, name).tap()


def value(page, field: str) -> str:
    return page.locator(field).input_value()


def caret(page, field: str) -> int:
    return page.locator(field).evaluate("field => field.selectionStart")


def has_focus(locator) -> bool:
    return locator.evaluate("element => element === document.activeElement")


def test_a_touched_field_brings_it_and_the_focus_stays_in_the_field(open_page):
    page = at_screen(open_page, "ru/search.html").page
    assert keyboard(page).count() == 0
    page.locator("#q").tap()
    press(page, "п", "а", "н")
    assert value(page, "#q") == "пан"
    assert has_focus(page.locator("#q"))


def test_it_has_the_letters_of_three_languages_digits_and_the_signs_of_addresses(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").tap()
    tatar, russian = "әөүҗңһ", "йцукенгшщзхъфывапролджэячсмитьбюё"
    press(page, *tatar, *russian)
    assert value(page, "#q") == tatar + russian
    page.locator("#q").fill("")
    page.locator("#q").tap()
    press(page, "Латинские буквы", *"qwertyuiopasdfghjklzxcvbnm", "Пробел", "Цифры и знаки", *"1234567890@._-+")
    assert value(page, "#q") == "qwertyuiopasdfghjklzxcvbnm 1234567890@._-+"
    press(page, "Буквы", "q", "Русские и татарские буквы", "ң")
    assert value(page, "#q").endswith("qң")


def test_capitals_for_one_letter_or_until_they_are_turned_off(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").tap()
    press(page, "Заглавные", "К", "а", "Заглавные", "Заглавные", "З", "А", "Заглавные", "н")
    assert value(page, "#q") == "КаЗАн"
    press(page, "Заглавные")
    assert key(page, "Заглавные").get_attribute("aria-pressed") == "true"


def test_the_caret_moves_and_deleting_takes_whole_letters_and_goes_on_while_held(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").fill("ab👩‍👩‍👧e\u0301cd")
    page.locator("#q").tap()
    page.locator("#q").evaluate("field => field.setSelectionRange(field.value.length, field.value.length)")
    press(page, "Влево", "Влево", "Стереть", "Стереть")
    assert value(page, "#q") == "abcd"
    press(page, "Вправо", "Стереть")
    assert value(page, "#q") == "abd"
    page.locator("#q").fill("x" * 40)
    page.locator("#q").tap()
    page.locator("#q").evaluate("field => field.setSelectionRange(40, 40)")
    box = key(page, "Стереть").bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    assert value(page, "#q") == "x" * 39
    forward(page, 2)
    held = len(value(page, "#q"))
    assert 10 < held < 30
    page.mouse.up()
    # The clock goes on by itself, too: what was counted a moment ago may be one more now.
    left = len(value(page, "#q"))
    forward(page, 2)
    assert len(value(page, "#q")) == left


def test_the_enter_key_searches(open_page):
    page = at_screen(open_page, "en/search.html").page
    page.locator("#q").tap()
    press(page, *"panda", "Search")
    page.wait_for_url("**?q=panda")
    page.locator("#found .found-city").first.wait_for()
    assert keyboard(page).count() == 0


def test_it_goes_from_field_to_field_and_keeps_to_their_rules(at_form):
    page = at_form().page
    page.locator("#name").tap()
    press(page, *"казань")
    assert value(page, "#name") == "казан"
    press(page, "Дальше")
    assert has_focus(page.locator("#mail"))
    # Addresses begin with Latin letters and have their signs at hand.
    press(page, "a", "b", "@", "c", ".", ".ru", "Влево", "Влево", "Влево", "Стереть")
    assert value(page, "#mail") == "ab@c.ru"
    press(page, "Дальше", "Заглавные", "Q", "w", "Цифры и знаки", "1")
    assert value(page, "#secret") == "Qw1"
    assert page.locator("#secret").get_attribute("type") == "password"
    assert page.locator("#mail").get_attribute("type") == "email"
    press(page, "Дальше", "ю", "Новая строка", "ю")
    assert value(page, "#words") == "ю\nю"


def test_the_page_hears_of_each_letter_as_of_any_typing(at_form):
    page = at_form("en").page
    page.evaluate("""window.heard = []; document.addEventListener("input", (event) =>
        window.heard.push([event.target.id, event.inputType, event.data]))""")
    page.locator("#name").tap()
    press(page, "a", "Delete")
    assert page.evaluate("window.heard") == [["name", "insertText", "a"], ["name", "deleteContentBackward", None]]


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("cookie", [None, "30"])
@pytest.mark.parametrize("field", ["#name", "#secret", "#words"])
def test_it_never_covers_the_field_and_every_key_is_large(at_form, size, cookie, field):
    watched = at_form("ru", size, cookie=cookie)
    page = watched.page
    page.locator(field).scroll_into_view_if_needed()
    page.locator(field).tap()
    keyboard(page).wait_for()
    top = keyboard(page).bounding_box()["y"]
    box = page.locator(field).bounding_box()
    assert box["y"] >= 0 and min(box["y"] + box["height"], box["y"] + 60) <= top
    for layer in ("Русские и татарские буквы", "Латинские буквы", "Цифры и знаки"):
        # The key of the layer that is there is not.
        if key(page, layer).count():
            press(page, layer)
        for box in keyboard(page).locator(".key").evaluate_all("keys => keys.map((key) => key.getBoundingClientRect())"):
            assert box["width"] >= 59.5 and box["height"] >= 59.5
            assert box["left"] >= 0 and box["right"] <= SCREENS[size][0]
    assert watched.horizontal_scroll() == 0


def test_a_real_keyboard_that_types_sends_it_away(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").tap()
    press(page, "п")
    page.keyboard.press("ArrowLeft")
    assert keyboard(page).is_visible()
    page.keyboard.type("х")
    assert keyboard(page).count() == 0
    assert value(page, "#q") == "хп" and has_focus(page.locator("#q"))


def test_it_can_be_used_by_keys_alone(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").focus()
    assert keyboard(page).count() == 0
    page.keyboard.press("Tab")
    button = page.get_by_role("button", name="Экранная клавиатура")
    assert has_focus(button) and button.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    key(page, "ә").focus()
    for step in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(step)
    reached = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press(" ")
    assert len(reached) == 1 and value(page, "#q") == reached * 2
    # One stop in the order of Tab, and no trap.
    assert keyboard(page).locator("[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.keyboard')") is None
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    assert keyboard(page).count() == 0


def test_a_password_typed_after_tab_is_never_readable_in_the_field_before(at_form):
    page = at_form("en").page
    page.locator("#name").focus()
    page.keyboard.type("ivan")
    page.keyboard.press("Tab")
    page.keyboard.type("horse 7")
    assert value(page, "#name") == "ivan"


def test_closing_gives_the_focus_back_to_the_field(open_page):
    page = at_screen(open_page, "en/search.html").page
    page.locator("#q").tap()
    key(page, "Hide").focus()
    page.keyboard.press("Enter")
    assert keyboard(page).count() == 0 and has_focus(page.locator("#q"))
    page.locator("#q").tap()
    press(page, "Hide")
    assert keyboard(page).count() == 0 and has_focus(page.locator("#q"))


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("cookie, scheme", [(None, "light"), (None, "dark"), ("32", "light"), ("33", "light")])
def test_axe_finds_nothing_wrong_with_it(open_page, size, cookie, scheme):
    page = at_screen(open_page, "ru/search.html", size, cookie, color_scheme=scheme).page
    page.locator("#q").tap()
    keyboard(page).wait_for()
    for layer in ("Латинские буквы", "Цифры и знаки"):
        assert faults_over_the_page(page, ".search-form, .keyboard") == []
        press(page, layer)
    assert faults_over_the_page(page, ".keyboard") == []


# Whether the field shows its last line, and whether the window does, above the keyboard.
LINE_IN_VIEW = """([field, top]) => {
    const box = field.getBoundingClientRect();
    const style = getComputedStyle(field);
    const line = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;
    // The last line ends where what can be scrolled ends.
    const bottom = box.top + field.clientTop + field.scrollHeight - parseFloat(style.paddingBottom) - field.scrollTop;
    const inField = bottom <= box.bottom + 1 && bottom - line >= box.top - 1;
    return [inField, bottom - line >= 0, bottom <= top];
}"""


# The pixels by which a field of one line could be scrolled further.
HIDDEN = """(field) => {
    const now = field.scrollLeft;
    field.scrollLeft = 1e6;
    const hidden = field.scrollLeft - now;
    field.scrollLeft = now;
    return hidden;
}"""


def last_line_in_view(page, field: str):
    top = keyboard(page).bounding_box()["y"]
    return page.locator(field).evaluate(f"(field, top) => ({LINE_IN_VIEW})([field, top])", top)


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("cookie", [None, "30"])
def test_the_line_that_is_typed_stays_in_view(at_form, size, cookie):
    page = at_form("ru", size, cookie=cookie).page
    page.locator("#words").evaluate("field => { field.rows = 8; }")
    page.locator("#words").tap()
    keyboard(page).wait_for()
    top = keyboard(page).bounding_box()["y"]
    # The first line is in sight before a letter is typed.
    assert 0 <= page.locator("#words").bounding_box()["y"] <= top - 60
    for _ in range(12):
        press(page, "п", "Новая строка")
    press(page, "п")
    assert last_line_in_view(page, "#words") == [True, True, True]
    # And back to the first, step by step.
    for _ in range(25):
        press(page, "Влево")
    assert page.locator("#words").evaluate("field => field.scrollTop") <= 1
    assert 0 <= page.locator("#words").bounding_box()["y"] + 10 <= top


def test_a_text_longer_than_its_field_scrolls_with_the_caret(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").tap()
    for _ in range(56):
        press(page, "щ")
    assert page.locator("#q").evaluate("field => field.scrollWidth > field.clientWidth")
    assert page.locator("#q").evaluate(HIDDEN) <= 2
    for _ in range(56):
        press(page, "Влево")
    assert page.locator("#q").evaluate("field => field.scrollLeft") == 0


def test_the_caret_stays_in_view_within_one_long_word_and_in_a_password(at_form):
    page = at_form("en").page
    page.locator("#words").evaluate("field => { field.value = 'm'.repeat(2000); }")
    page.locator("#words").tap()
    page.locator("#words").evaluate("field => { field.setSelectionRange(2000, 2000); field.scrollTop = 0; }")
    press(page, "m")
    assert last_line_in_view(page, "#words") == [True, True, True]
    page.locator("#secret").evaluate("field => { field.value = 'm'.repeat(190); }")
    page.locator("#secret").tap()
    page.locator("#secret").evaluate("field => { field.setSelectionRange(190, 190); field.scrollLeft = 0; }")
    press(page, "m")
    assert page.locator("#secret").evaluate(HIDDEN) <= 2


class Fingers:
    """Touches that overlap, which Playwright's `tap` cannot make."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.down = {}

    def put(self, name: str):
        box = key(self.page, name).bounding_box()
        number = max(self.down, default=-1) + 1
        self.down[number] = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2, "id": number}
        self.session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": list(self.down.values())})
        return number

    def lift(self, number: int):
        del self.down[number]
        kind = "touchMove" if self.down else "touchEnd"
        # A point that is missing has been lifted.
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(self.down.values())})


def test_letters_of_two_fingers_that_overlap_all_count(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").tap()
    fingers = Fingers(page)
    before = fingers.put("п")
    for letter in "иво":
        after = fingers.put(letter)
        fingers.lift(before)
        before = after
    fingers.lift(before)
    assert value(page, "#q") == "пиво"


def test_the_enter_key_counts_while_another_finger_is_still_down(at_form):
    page = at_form("ru").page
    page.locator("#name").tap()
    fingers = Fingers(page)
    letter = fingers.put("п")
    enter = fingers.put("Дальше")
    fingers.lift(letter)
    fingers.lift(enter)
    assert value(page, "#name") == "п" and has_focus(page.locator("#mail"))
    press(page, "Дальше")
    assert has_focus(page.locator("#secret")), "once a touch"


def test_a_second_finger_ends_the_repeating_of_a_held_key(open_page):
    page = at_screen(open_page, "ru/search.html").page
    page.locator("#q").fill("x" * 40)
    page.locator("#q").tap()
    page.locator("#q").evaluate("field => field.setSelectionRange(40, 40)")
    fingers = Fingers(page)
    first = fingers.put("Стереть")
    second = fingers.put("Влево")
    fingers.lift(first)
    fingers.lift(second)
    forward(page, 5)
    assert value(page, "#q") == "x" * 39


@pytest.mark.parametrize("size", SMALL_SCREENS)
@pytest.mark.parametrize("cookie", [None, "30"])
@pytest.mark.parametrize("path", ["ru/search.html", "en/text/search.html"])
def test_on_a_small_screen_it_shrinks_or_stays_away(open_page, size, cookie, path):
    width, height = SMALL_SCREENS[size]
    page = at_screen(open_page, path, size, cookie).page
    page.locator("#q").tap()
    assert has_focus(page.locator("#q"))
    if not keyboard(page).count():
        # Nothing offers the keys where not even the least ones leave room for the field in that text.
        assert height == 200
        assert page.locator(".keyboard-button:visible").count() == 0
        page.set_viewport_size({"width": 1280, "height": 800})
        page.locator(".keyboard-button").tap()
        assert keyboard(page).is_visible()
        return
    for layer in ("Русские и татарские буквы", "Латинские буквы", "Цифры и знаки", "Russian and Tatar letters",
                  "Latin letters", "Digits and signs"):
        if key(page, layer).count():
            press(page, layer)
        top = keyboard(page).bounding_box()["y"]
        box = page.locator("#q").bounding_box()
        assert box["y"] >= 0 or box["height"] > top
        assert box["y"] + box["height"] <= top or box["height"] > top
        for box in keyboard(page).locator(".key").evaluate_all("keys => keys.map((key) => key.getBoundingClientRect())"):
            assert box["width"] >= 24 and box["height"] >= 24
            assert box["left"] >= 0 and box["right"] <= width and box["top"] >= top and box["bottom"] <= height
    press(page, "1")
    assert value(page, "#q") == "1"


def test_a_keyboard_for_which_a_zoomed_page_has_no_room_goes(open_page):
    page = at_screen(open_page, "ru/search.html", "ten inches", "30").page
    page.locator("#q").tap()
    page.set_viewport_size({"width": 640, "height": 400})
    box, top = page.locator("#q").bounding_box(), keyboard(page).bounding_box()["y"]
    assert 0 <= box["y"] and box["y"] + box["height"] <= top
    page.set_viewport_size({"width": 320, "height": 200})
    keyboard(page).wait_for(state="detached")
