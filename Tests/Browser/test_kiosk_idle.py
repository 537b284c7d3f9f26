"""The return to the start: asked first, with time to answer, as often as one likes; then everything is forgotten."""

import pytest

from kiosk_screen import IDLE, SCREENS, WARNING, Heartbeat, at_screen, faults_over_the_page, forward
from page_kinds import KINDS

START = "ru/index.html"


def warning(page):
    return page.get_by_role("alertdialog")


def is_at_start(page) -> bool:
    page.wait_for_url("**/index.html")
    return page.evaluate("sessionStorage.getItem('visit')") is not None


def test_whoever_is_still_is_asked_after_the_time_and_not_before(open_page):
    page = at_screen(open_page, "ru/qingdao.html").page
    forward(page, IDLE - 5)
    assert warning(page).count() == 0
    forward(page, 6)
    assert warning(page).is_visible()
    assert page.get_by_role("button", name="Я ещё здесь").evaluate("button => button === document.activeElement")
    forward(page, WARNING - 5)
    assert warning(page).is_visible()
    forward(page, 10)
    assert is_at_start(page)


def test_a_warning_lasts_at_least_twenty_seconds():
    assert WARNING >= 20


def test_a_screen_reader_is_told_at_once_and_once_more_before_the_end(open_page):
    page = at_screen(open_page, "en/qingdao.html").page
    forward(page, IDLE + 1)
    tree = warning(page).aria_snapshot()
    assert 'alertdialog "Are you still there?"' in tree and "In 30 seconds" in tree
    described = warning(page).get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text().startswith("In 30 seconds")
    forward(page, 21)
    assert page.locator("[aria-live=assertive]").inner_text() == "10 seconds left"


@pytest.mark.parametrize("by", ["touch", "key"])
def test_a_touch_or_a_key_extends_as_often_as_one_likes_and_presses_nothing_else(open_page, by):
    page = at_screen(open_page, "ru/qingdao.html").page
    address = page.url
    page.locator(".places a").first.focus()
    for _ in range(4):
        forward(page, IDLE + 10)
        assert warning(page).is_visible()
        if by == "touch":
            # A place where the warning's own button is not, and a link of the page under it is.
            page.touchscreen.tap(*centre(page.locator(".places a").nth(1)))
            forward(page, 1)
        else:
            page.keyboard.press("Enter")
        assert warning(page).count() == 0
        assert page.url == address
    assert page.locator(".places a").first.evaluate("link => link === document.activeElement")
    # The page works as before.
    page.locator(".places a").nth(1).tap()
    page.wait_for_url("**/search.html")


def centre(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_warning_over_a_panel_gives_the_focus_back_to_the_panel(open_page):
    page = at_screen(open_page, "en/chengdu.html").page
    page.get_by_role("link", name="www.chengdu.gov.cn").tap()
    forward(page, IDLE + 1)
    assert warning(page).is_visible()
    page.keyboard.press("a")
    close = page.get_by_role("link", name="Close")
    assert close.evaluate("link => link === document.activeElement")
    close.tap()
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(
    "path, cookie", [("ru/text/qingdao.html", None), ("ru/qingdao.html", "30"), ("ru/qingdao.html", "12")]
)
def test_in_the_accessible_version_everything_takes_twice_as_long(open_page, path, cookie):
    page = at_screen(open_page, path, cookie=cookie).page
    forward(page, 2 * IDLE - 5)
    assert warning(page).count() == 0
    forward(page, 6)
    assert warning(page).is_visible()
    forward(page, 2 * WARNING - 5)
    assert warning(page).is_visible()


def test_the_next_visitor_finds_nothing_of_the_last_one(open_page):
    watched = at_screen(open_page, "ru/text/shumen.html", cookie="32")
    page = watched.open("ru/text/search.html")
    session = {"name": "session", "value": "secret", "url": watched.kiosk.address, "httpOnly": True}
    watched.context.add_cookies([session])
    page.locator("#q").fill("панда")
    page.evaluate("localStorage.setItem('anything', 'kept'); sessionStorage.setItem('open-entries', 'qingdao')")
    forward(page, 2 * (IDLE + WARNING) + 5)
    assert is_at_start(page)
    assert watched.context.cookies() == []
    assert page.evaluate("[localStorage.length, Object.keys(sessionStorage)]") == [0, ["visit"]]
    assert page.locator("details.entry[open]").count() == 0
    page.go_back()
    page.wait_for_url("**/en/index.html")
    assert page.locator("h1").inner_text() == "Twin and partner cities"


def ways(language: str) -> list[str]:
    return [f"{language}/{kind}" for kind in KINDS] + [f"{language}/text/{kind}" for kind in KINDS]


@pytest.mark.parametrize("path", ["", *ways("ru"), "ru/", "en/index.html", "en/text/index.html", "ru/nothing.html"])
def test_a_visit_ends_on_each_kind_of_page_with_one_return_to_a_start_page_that_stays(open_page, path):
    watched = at_screen(open_page, path)
    page = watched.page
    loads = []
    page.on("domcontentloaded", lambda page: loads.append(page.url))
    # The second visit is to the start page that the first one left behind.
    for visit in (1, 2):
        # A place where nothing can be pressed.
        page.touchscreen.tap(5, 5)
        with page.expect_event("domcontentloaded"):
            forward(page, 2 * (IDLE + WARNING) + 5)
        # Long enough for a page that sends itself away to do so several times.
        page.wait_for_timeout(1000)
        assert len(loads) == visit, loads
        assert loads[-1].endswith("/index.html") and "/text/" not in loads[-1]
        assert page.evaluate("[window.name, history.state.visit]") == [str(visit), str(visit)]
    watched.complaints[:] = [complaint for complaint in watched.complaints if "nothing.html" not in complaint]


def test_a_page_that_loads_itself_again_and_again_does_not_say_that_it_lives(open_page):
    watched = at_screen(open_page, START)
    page = watched.page
    heartbeat = Heartbeat(page)
    for _ in range(20):
        forward(page, 3)
        page.reload()
    assert heartbeat.beats == []
    assert heartbeat.goes_on()


def test_who_goes_quickly_from_page_to_page_keeps_the_screen_alive(open_page):
    watched = at_screen(open_page, START)
    page = watched.page
    heartbeat = Heartbeat(page)
    for path in ways("ru")[:4]:
        watched.open(path)
        page.touchscreen.tap(5, 5)
        forward(page, 2)
    assert len(heartbeat.beats) == 4


def test_while_the_server_does_not_answer_the_screen_stays(open_page):
    watched = at_screen(open_page, "ru/qingdao.html")
    page = watched.page
    watched.context.route("**/screen/reset", lambda route: route.fulfill(status=503))
    forward(page, IDLE + WARNING + 5)
    assert warning(page).is_visible() and page.url.endswith("qingdao.html")
    watched.context.unroute("**/screen/reset")
    for _ in range(3):
        page.wait_for_timeout(100)
        forward(page, 6)
    assert is_at_start(page)
    assert [complaint for complaint in watched.complaints if "503" not in complaint] == []
    watched.complaints.clear()


def test_whoever_touches_while_the_server_does_not_answer_goes_on(open_page):
    watched = at_screen(open_page, "ru/qingdao.html")
    page = watched.page
    with page.expect_response("**/screen/reset"):
        watched.context.route("**/screen/reset", lambda route: route.fulfill(status=503))
        forward(page, IDLE + WARNING + 5)
    page.touchscreen.tap(500, 500)
    watched.context.unroute("**/screen/reset")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    forward(page, 20)
    page.evaluate("() => fetch('/screen/alive', { method: 'POST', body: 'touches=0' })")
    assert [url for url in asked if url.endswith("/screen/reset")] == []
    assert page.url.endswith("qingdao.html")
    watched.complaints.clear()


def test_a_page_that_is_covered_says_no_longer_that_it_lives(open_page):
    """Nor does the next one, to which the screen returns under the cover; the browser is started anew then."""
    watched = at_screen(open_page, "ru/qingdao.html")
    page = watched.page
    lives = Heartbeat(page).goes_on
    assert lives()
    # The page is like that of a browser whose other window has the keyboard.
    watched.context.add_init_script("document.hasFocus = () => false")
    page.evaluate("() => { document.hasFocus = () => false; dispatchEvent(new Event('blur')) }")
    assert not lives()
    page.goto(page.url)
    assert not lives()
    forward(page, IDLE + WARNING)
    assert is_at_start(page)
    assert not lives()
    page.evaluate("() => dispatchEvent(new Event('focus'))")
    assert lives()


def test_who_has_zoomed_in_sees_the_warning_whole(open_page):
    watched = at_screen(open_page, "ru/qingdao.html")
    page = watched.page
    zoom = watched.context.new_cdp_session(page)
    zoom.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 3})
    page.wait_for_function("visualViewport.scale === 3")
    forward(page, IDLE + 1)
    card, seen = page.evaluate("""() => {
        const box = (e) => { const { left, top, right, bottom } = e.getBoundingClientRect(); return [left, top, right, bottom]; };
        const { offsetLeft, offsetTop, width, height } = visualViewport;
        return [box(document.querySelector("[role=alertdialog] .card")),
            [offsetLeft, offsetTop, offsetLeft + width, offsetTop + height]];
    }""")
    assert card[0] >= seen[0] and card[1] >= seen[1] and card[2] <= seen[2] and card[3] <= seen[3]
    # It is as large as on a page that is not zoomed in.
    assert (card[2] - card[0]) * 3 > 600
    zoom.send("Emulation.setPageScaleFactor", {"pageScaleFactor": 1})
    page.wait_for_function("visualViewport.scale === 1")
    assert page.locator("[role=alertdialog]").evaluate("element => element.style.transform") == ""


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("cookie, scheme", [(None, "light"), (None, "dark"), ("32", "light"), ("33", "light")])
def test_axe_finds_nothing_wrong_with_the_warning(open_page, size, cookie, scheme):
    watched = at_screen(open_page, "ru/qingdao.html", size, cookie, color_scheme=scheme)
    forward(watched.page, 2 * IDLE + 1 if cookie else IDLE + 1)
    assert warning(watched.page).is_visible()
    assert faults_over_the_page(watched.page, "[role=alertdialog]") == []
    assert watched.horizontal_scroll() == 0
