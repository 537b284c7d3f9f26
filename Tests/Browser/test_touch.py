"""A finger on the glass, with scripts off and on."""

import pytest


@pytest.fixture(params=[False, True], ids=["scripts off", "scripts on"])
def touched(request, open_page):
    def touched(path):
        return open_page(path, scripts=request.param, width=1080, height=1920, has_touch=True).page

    return touched


@pytest.mark.anywhere
def test_a_tap_opens_an_entry_and_the_next_one_closes_it(touched):
    page = touched("ru/index.html")
    entry = page.locator("details.entry", has_text="Шуменская область")
    entry.locator("summary").tap()
    assert entry.locator(".opened").is_visible()
    entry.locator("summary").tap()
    assert not entry.locator(".opened").is_visible()


@pytest.mark.anywhere
def test_taps_lead_from_the_list_to_a_city_and_back(kiosk, touched):
    page = touched("en/index.html")
    page.locator("summary", has_text="Chengdu").tap()
    page.locator("#chengdu a.button").tap()
    page.wait_for_url(kiosk.url("en/chengdu.html"))
    page.get_by_role("link", name="All cities").tap()
    page.wait_for_url(kiosk.url("en/index.html"))


@pytest.mark.anywhere
def test_a_tap_on_the_map_opens_the_city(kiosk, touched):
    page = touched("ru/map.html")
    page.locator(".world a[href='shumen.html'] .city-target").tap()
    page.wait_for_url(kiosk.url("ru/shumen.html"))


@pytest.mark.anywhere
@pytest.mark.parametrize("touched", [True], ids=["scripts on"], indirect=True)
def test_taps_choose_size_and_colours(kiosk, touched):
    check_taps_choose(kiosk, touched("ru/qingdao.html"))


@pytest.mark.parametrize("touched", [False], ids=["scripts off"], indirect=True)
def test_taps_choose_size_and_colours_without_scripts(kiosk, touched):
    check_taps_choose(kiosk, touched("ru/qingdao.html"))


def check_taps_choose(kiosk, page):
    for link in ("a.size-3", "a.colours-2"):
        page.locator(".access-menu > summary").tap()
        with page.expect_navigation():
            page.locator(f".access-menu {link}").tap()
        assert page.url == kiosk.url("ru/qingdao.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
