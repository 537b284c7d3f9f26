"""Nothing leads out of the screen, and whoever wants to go there takes it along on their own phone."""

import json
import shutil
import subprocess

import pytest

from kiosk import SHIPPED, running_kiosk
from kiosk_screen import SCREENS, at_screen, faults_over_the_page

ADDRESS = "www.chengdu.gov.cn"


@pytest.fixture(scope="module")
def public_kiosk(tmp_path_factory):
    """The shipped pages with a public address."""
    content = tmp_path_factory.mktemp("public") / "content"
    shutil.copytree(SHIPPED, content)
    site = json.loads((content / "site.json").read_text())
    (content / "site.json").write_text(json.dumps(site | {"publicAddress": "https://twins.example.org/kazan/"}))
    with running_kiosk(content=content) as kiosk:
        yield kiosk


def code_in(picture) -> str:
    """The text that a phone would read."""
    reading = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)]
    return subprocess.run(reading, capture_output=True, text=True, check=True).stdout.strip()


def panel(page):
    return page.get_by_role("dialog")


@pytest.mark.parametrize("size", SCREENS)
@pytest.mark.parametrize("cookie, scheme", [(None, "light"), (None, "dark"), ("32", "light")])
def test_a_link_out_shows_the_address_and_a_code_that_reads_as_it(open_page, tmp_path, size, cookie, scheme):
    watched = at_screen(open_page, "ru/chengdu.html", size, cookie, color_scheme=scheme)
    page = watched.page
    link = page.get_by_role("link", name=ADDRESS)
    assert link.count() == 1
    link.tap()
    assert panel(page).get_by_text(ADDRESS).is_visible()
    picture = tmp_path / "code.png"
    panel(page).locator(".qr-code").screenshot(path=picture)
    assert code_in(picture).rstrip("/").endswith("//" + ADDRESS)
    assert faults_over_the_page(page, "dialog[open]") == []
    assert watched.horizontal_scroll() == 0
    panel(page).get_by_role("link").tap()
    assert panel(page).count() == 0
    assert page.url == watched.kiosk.url("ru/chengdu.html")


@pytest.mark.parametrize("path", ["ru/chengdu.html", "en/text/chengdu.html"])
def test_by_keyboard_it_opens_holds_the_focus_and_gives_it_back(open_page, path):
    page = at_screen(open_page, path).page
    link = page.get_by_role("link", name=ADDRESS)
    link.focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        assert page.evaluate("document.activeElement.closest('dialog, body > *')?.matches('dialog') ?? true")
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert panel(page).count() == 0
    assert link.evaluate("link => link === document.activeElement")


def test_from_the_list_it_leads_to_the_panel_on_the_citys_page(open_page):
    page = at_screen(open_page, "en/index.html").page
    page.locator("summary", has_text="Chengdu").tap()
    page.locator("#chengdu").get_by_role("link", name=ADDRESS).tap()
    page.wait_for_url("**/chengdu.html#out-1")
    assert panel(page).get_by_text(ADDRESS).is_visible()
    panel(page).get_by_role("link", name="Close").tap()
    assert page.url.endswith("/chengdu.html")


@pytest.mark.parametrize("path", ["ru/chengdu.html", "ru/text/chengdu.html"])
def test_with_scripts_off_the_same_panel_opens_and_closes(open_page, path):
    page = open_page(path, scripts=False, width=1080, height=1920).page
    assert not page.locator("dialog").is_visible()
    page.get_by_role("link", name=ADDRESS).click()
    assert page.locator("dialog").get_by_text(ADDRESS).is_visible()
    page.locator("dialog").get_by_role("link").click()
    assert not page.locator("dialog").is_visible()


def test_the_large_text_version_shows_the_address_alone(open_page):
    page = at_screen(open_page, "ru/text/chengdu.html").page
    page.get_by_role("link", name=ADDRESS).tap()
    assert panel(page).locator("svg").count() == 0
    size = "parseFloat(getComputedStyle(document.querySelector('dialog .address')).fontSize)"
    assert page.evaluate(size) >= 1.5 * page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")


def test_a_link_that_no_panel_was_made_for_does_not_lead_out_either(open_page):
    page = at_screen(open_page, "en/chengdu.html").page
    link = '<a href="https://b.example/x">b</a>'
    page.evaluate("link => document.querySelector('main').insertAdjacentHTML('afterbegin', link)", link)
    page.get_by_role("link", name="b", exact=True).tap()
    assert panel(page).get_by_text("b.example/x").is_visible()


def test_in_an_exported_site_links_simply_open(open_page, exported):
    page = open_page("ru/chengdu.html", served=exported).page
    links = [link for link in page.get_by_role("link", name=ADDRESS).all() if link.is_visible()]
    assert [link.get_attribute("href").rstrip("/") for link in links] == [f"http://{ADDRESS}"]
    assert not page.locator("dialog").first.is_visible()


@pytest.mark.parametrize("language, version", [("ru", ""), ("en", ""), ("ru", "text/")])
def test_a_city_offers_its_page_on_the_public_site(open_page, public_kiosk, tmp_path, language, version):
    watched = at_screen(open_page, f"{language}/{version}shumen.html", served=public_kiosk)
    page = watched.page
    page.locator(".to-phone a").tap()
    address = f"https://twins.example.org/kazan/{language}/{version}shumen.html"
    assert panel(page).get_by_text(address.removeprefix("https://")).is_visible()
    if not version:
        picture = tmp_path / "code.png"
        panel(page).locator(".qr-code").screenshot(path=picture)
        assert code_in(picture) == address


def test_no_menu_no_dragging_no_marking_by_a_long_press_and_two_fingers_may_zoom(open_page):
    page = at_screen(open_page, "ru/chengdu.html").page
    for kind in ("contextmenu", "dragstart", "drop"):
        prevented = f"""kind => !document.querySelector("h1").dispatchEvent(
            new Event(kind, {{ bubbles: true, cancelable: true }}))"""
        assert page.evaluate(prevented, kind)
    style = "name => getComputedStyle(name === 'userSelect' ? document.body : document.documentElement)[name]"
    assert page.evaluate(style, "userSelect") == "none"
    assert page.evaluate(style, "overscrollBehaviorX") == "none"
    # Chromium's name for moving by one finger and zooming by two.
    assert page.evaluate(style, "touchAction") == "manipulation"
