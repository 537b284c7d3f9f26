"""The exported folder: what works there without a server, with scripts and without, and what the pages say of it."""

import functools
import http.server
import shutil
import threading
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from kiosk import LANGUAGES, Kiosk
from test_accessible_version import SCHEMES, choose, colours, follow
from watched_page import WatchedPage

NOON = datetime(2027, 7, 1, 12, 0, tzinfo=timezone.utc)
DESK = ("sign-in", "reset", "account", "support", "report")
in_the_folder = pytest.mark.parametrize("origin", ["folder"], indirect=True)


@pytest.mark.anywhere
@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_only_an_exported_page_says_what_a_kiosk_would_do_there(kiosk, open_page, scripts):
    watched = open_page(scripts=scripts)
    for language in LANGUAGES:
        for version in ("", "text/"):
            for name in ("search.html", "preferences.html"):
                page = watched.open(f"{language}/{version}{name}")
                notes = [note for note in page.locator(".without-server").all() if note.is_visible()]
                assert len(notes) == (0 if kiosk.has_server else 1), page.url
                assert all(note.inner_text().strip() for note in notes)
            if not kiosk.has_server:
                for name in DESK:
                    page = watched.open(f"{language}/{version}desk/{name}.html")
                    assert page.locator("main .lead").inner_text().strip()


@in_the_folder
def test_without_scripts_a_choice_leads_to_the_page_that_explains_and_from_there_on(kiosk, open_page):
    page = open_page("ru/text/qingdao.html", scripts=False).page
    follow(page, page.locator(".access a.size-3").first)
    assert page.url.startswith(kiosk.url("ru/text/preferences.html?"))
    assert page.locator(".without-server").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--text-factor')") == "1"
    follow(page, page.locator(".access a.pictures").first)
    assert page.url == kiosk.url("ru/preferences.html")
    follow(page, page.locator(".places a").first)
    assert page.url == kiosk.url("ru/index.html")


@in_the_folder
@pytest.mark.parametrize("folder", ["ru", "en/text"])
def test_without_scripts_the_search_page_leads_to_every_city(kiosk, open_page, folder):
    page = open_page(f"{folder}/search.html", scripts=False).page
    page.locator("#q").fill("qingdao")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=qingdao")
    assert page.locator(".all-cities a").count() == 5
    follow(page, page.locator(".all-cities a[href='qingdao.html']"))
    assert page.url == kiosk.url(f"{folder}/qingdao.html")


@pytest.mark.anywhere
@pytest.mark.parametrize("folder", ["ru", "en", "ru/text", "en/text"])
def test_what_the_search_page_suggests_is_found_there(open_page, folder):
    watched = open_page(f"{folder}/search.html")
    hint = watched.page.locator(".search-hint").inner_text()
    suggestions = hint.partition(": ")[2].split(", ")
    assert len(suggestions) >= 2
    for suggestion in suggestions:
        page = watched.open(f"{folder}/search.html?q={suggestion}")
        page.locator("#found .found-city").first.wait_for()
        assert page.locator(".found-note").count() == 0, "read otherwise, or left out"


@pytest.mark.anywhere
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_clock_shows_the_time_there(open_page, language):
    watched = open_page()
    watched.page.clock.install(time=NOON)
    for folder in (language, f"{language}/text"):
        page = watched.open(f"{folder}/chengdu.html")
        clock = page.locator("[data-zone]").first
        there = NOON.astimezone(ZoneInfo(clock.get_attribute("data-zone")))
        assert clock.is_visible()
        assert clock.inner_text().endswith(f": {there:%H:%M}")


@pytest.mark.anywhere
@pytest.mark.parametrize("path", ["ru/index.html", "en/text/index.html"])
def test_all_entries_open_by_one_button_and_are_open_when_one_returns(open_page, path):
    page = open_page(path).page
    page.locator(".fold button").click()
    assert page.locator("details.entry[open]").count() == page.locator("details.entry").count() == 5
    page.locator("[data-city=shumen] > summary").click()
    follow(page, page.locator("#chengdu a.button"))
    page.go_back(wait_until="load")
    assert page.locator("details.entry[open]").count() == 4


@in_the_folder
def test_the_first_page_of_the_folder_is_shown_as_the_visitor_chose(open_page):
    watched = open_page()
    choose(watched.open("ru/qingdao.html"), "a.colours-2")
    page = watched.open("index.html")
    assert colours(page) == SCHEMES[2]
    follow(page, page.get_by_role("link").first)
    assert colours(page) == SCHEMES[2]


def test_the_same_folder_works_from_any_web_host(exported, browser):
    handler = functools.partial(QuietHandler, directory=exported.folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = Kiosk(f"http://127.0.0.1:{server.server_port}/", exported.names, has_server=False)
        watched = WatchedPage(browser.new_context(), host)
        page = watched.open("en/qingdao.html")
        choose(page, "a.size-3")
        assert page.url == host.url("en/qingdao.html")
        assert watched.kept_settings() == "30"
        page = watched.open("en/search.html?q=eskisehir")
        assert page.locator("#found .found-city").first.get_attribute("href") == "eskisehir.html"
        watched.context.close()
        server.shutdown()
    assert watched.complaints == []


@pytest.mark.parametrize("scripts", [False, True], ids=["scripts off", "scripts on"])
def test_a_zip_of_the_folder_unpacks_to_a_site_that_works_on_a_phone(exported, browser, tmp_path, scripts):
    archive = shutil.make_archive(str(tmp_path / "site"), "zip", exported.folder.parent, exported.folder.name)
    unpacked = tmp_path / "Мои документы (2) #1"
    shutil.unpack_archive(archive, unpacked)
    phone = Kiosk((unpacked / exported.folder.name).as_uri() + "/", exported.names, has_server=False)
    options = {"viewport": {"width": 393, "height": 727}, "device_scale_factor": 2.75, "is_mobile": True}
    context = browser.new_context(has_touch=True, java_script_enabled=scripts, **options)
    watched = WatchedPage(context, phone)
    page = watched.open("index.html")
    page.get_by_role("link", name="Русский").tap()
    page.wait_for_url("**/ru/index.html")
    page.locator("[data-city=qingdao] > summary").tap()
    page.locator("#qingdao a.button").tap()
    page.wait_for_url("**/ru/qingdao.html")
    assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)")
    assert watched.horizontal_scroll() <= 0
    page.locator(".places a[href='map.html']").tap()
    page.wait_for_url("**/ru/map.html")
    assert watched.horizontal_scroll() <= 0
    if scripts:
        page = watched.open("ru/search.html?q=эскишехир")
        assert page.locator("#found .found-city").first.get_attribute("href") == "eskisehir.html"
        choose(watched.open("ru/qingdao.html"), "a.size-3")
        assert watched.kept_settings() == "30"
    context.close()
    assert watched.complaints == []


def test_the_folder_holds_the_members_and_the_manifest_and_nothing_else(exported):
    files = {path.relative_to(exported.folder).as_posix() for path in exported.folder.rglob("*") if path.is_file()}
    assert files == {*exported.names, "MANIFEST"}


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
