"""Results under the field while one types, where a server searches."""

import pytest


@pytest.mark.parametrize("folder", ["ru", "ru/text"])
def test_results_come_while_typing_and_only_their_number_is_read_out(open_page, folder):
    page = open_page(f"{folder}/search.html", width=1080, height=1920).page
    told = page.locator("p.unseen[role=status]")
    assert told.inner_text() == ""
    page.locator("#q").press_sequentially("панда", delay=20)
    page.locator("#found .found-city").first.wait_for()
    assert page.locator("#found mark").count() > 0
    assert told.inner_text().startswith("Нашёлся 1 город.")
    assert page.get_by_role("status").count() == 1
    assert page.locator(".all-cities li").count() == 5
    page.locator("#q").fill("")
    page.locator("#found .found-city").first.wait_for(state="detached")
    assert told.inner_text() == ""


def test_several_letters_in_a_row_are_one_question(open_page):
    watched = open_page("en/search.html")
    watched.page.locator("#q").press_sequentially("shenzhen", delay=10)
    watched.page.locator("#found .found-city").first.wait_for()
    assert len([request for request in watched.requests if "search.html?q=" in request.url]) <= 2


def test_whoever_comes_back_from_a_city_finds_the_same_answer(open_page):
    watched = open_page("en/search.html")
    page = watched.page
    page.locator("#q").press_sequentially("panda", delay=10)
    page.locator("#found .found-city").first.click()
    page.wait_for_url("**/chengdu.html*")
    page.go_back()
    assert page.url.endswith("search.html?q=panda")
    assert page.locator("#q").input_value() == "panda"
    assert page.locator("#found .found-city").count() == 1


def test_what_is_typed_stays_text(open_page):
    page = open_page("en/search.html").page
    page.locator("#q").fill("<img src=x onerror=alert(1)>")
    page.locator("#found *").first.wait_for()
    assert page.locator("#found img").count() == 0


@pytest.mark.parametrize("typed", ["in the address", "now"])
def test_another_size_version_or_language_keeps_the_question(open_page, typed):
    watched = open_page("ru/search.html?q=панда" if typed == "in the address" else "ru/search.html")
    page = watched.page
    if typed == "now":
        page.locator("#q").press_sequentially("панда", delay=10)
        page.locator("#found .found-city").first.wait_for()
    for link in ("a.size-3", "a.pictures:not([aria-current])", "a[hreflang=en]"):
        target = page.locator(link).first
        page.evaluate("link => link.click()", target.element_handle())
        page.wait_for_load_state()
        page.locator("#found .found-city").first.wait_for()
        assert page.locator("#q").input_value() == "панда"
    assert "/en/text/search.html?q=" in page.url
    page.locator("#q").fill("")
    page.locator("#found .found-city").first.wait_for(state="detached")
    assert page.locator("a[href*='q=']").count() == 0
