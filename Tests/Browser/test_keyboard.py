"""Everything works from a keyboard, with scripts off and on."""

import pytest

KINDS = ("ru/index.html", "ru/qingdao.html", "en/map.html", "en/search.html", "ru/preferences.html",
         "ru/text/index.html", "en/text/shumen.html", "ru/desk/sign-in.html", "index.html")


@pytest.fixture(params=[False, True], ids=["scripts off", "scripts on"])
def scripts(request):
    return request.param


def tab_to(page, selector: str):
    """Presses Tab until the focus is on `selector`."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


@pytest.mark.anywhere
@pytest.mark.parametrize("path", ["ru/index.html", "en/text/index.html"])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_entry_of_the_list_opens_and_closes(open_page, scripts, path, key):
    page = open_page(path, scripts=scripts).page
    entry = page.locator("details[data-city=chengdu]")
    tab_to(page, "[data-city=chengdu] > summary")
    assert not entry.locator(".opened").is_visible()
    page.keyboard.press(key)
    assert entry.locator(".opened").is_visible()
    page.keyboard.press(key)
    assert not entry.locator(".opened").is_visible()


@pytest.mark.anywhere
def test_an_open_entry_leads_on_to_the_page_of_the_city(kiosk, open_page, scripts):
    page = open_page("ru/index.html", scripts=scripts).page
    tab_to(page, "[data-city=shumen] > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#shumen a.button")
    page.keyboard.press("Enter")
    page.wait_for_url(kiosk.url("ru/shumen.html"))


@pytest.mark.anywhere
def test_the_settings_open_are_chosen_and_close(kiosk, open_page, scripts):
    watched = open_page("en/qingdao.html", scripts=scripts)
    page = watched.page
    tab_to(page, ".access-menu > summary")
    page.keyboard.press("Enter")
    assert page.locator(".access-menu .access").is_visible()
    page.keyboard.press("Enter")
    assert not page.locator(".access-menu .access").is_visible()
    page.keyboard.press("Enter")
    tab_to(page, ".access-menu a.size-3")
    returns = kiosk.has_server or scripts
    with page.expect_navigation(url=lambda url: returns != ("?" in url)):
        page.keyboard.press("Enter")
    if returns:
        assert page.url == kiosk.url("en/qingdao.html")
        assert watched.kept_settings() == "30"
    else:
        assert page.locator(".without-server").is_visible()


@pytest.mark.anywhere
def test_the_first_tab_offers_to_skip_to_the_content(open_page, scripts):
    page = open_page("ru/qingdao.html", scripts=scripts).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("width, height", [(1280, 800), (390, 844)])
def test_tab_reaches_every_control_once_with_the_focus_in_sight(open_page, scripts, path, width, height):
    """No control is left out, none is a trap; the ring is at least 3 px wide, and nothing lies over it."""
    page = open_page(path, scripts=scripts, width=width, height=height).page
    page.evaluate("document.querySelectorAll('details.entry').forEach((entry) => { entry.open = true })")
    controls = page.evaluate(
        """[...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
            .filter((e) => e.checkVisibility() && e.tabIndex >= 0)
            .map((e, index) => { e.dataset.control = index; return e.outerHTML.slice(0, 80); })"""
    )
    reached = []
    for _ in controls:
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """(() => {
                const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                const fits = box.height < innerHeight / 2;
                const heights = fits ? [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2]
                    : [(Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
                return {
                    control: Number(e.dataset.control ?? -1),
                    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
                    inSight: heights.every((y) => e.contains(document.elementFromPoint(box.left + box.width / 2, y))),
                };
            })()"""
        )
        reached.append(focus["control"])
        assert focus["ring"] >= 3, controls[focus["control"]]
        assert focus["inSight"], controls[focus["control"]]
    assert reached == list(range(len(controls))), "in the order of the page"
