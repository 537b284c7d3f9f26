"""Other devices get these through `--public`: pages, preferences and search, nothing of the kiosk's own screen."""

import re
import subprocess

import pytest

from kiosk import BINARY, Kiosk, member_names, shipped_bundle


@pytest.fixture(scope="module")
def public_listener(tmp_path_factory):
    bundle = shipped_bundle(tmp_path_factory.mktemp("public"))
    command = [BINARY, "serve", bundle, "--listen", "127.0.0.1:0", "--public", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        lines = [server.stdout.readline() for _ in range(2)]
        yield Kiosk(re.search(r"http://[0-9.]+:[0-9]+/", lines[1])[0], member_names(bundle))
        server.terminate()


def test_preferences_hold_with_scripts_on(open_page, public_listener):
    watched = open_page("ru/preferences.html?size=3&colours=2&back=qingdao.html", served=public_listener)
    page = watched.page
    assert page.url == public_listener.url("ru/qingdao.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    factor = "getComputedStyle(document.documentElement).getPropertyValue('--text-factor').trim()"
    assert page.evaluate(factor) == "1.8"


def test_the_search_answers_while_one_types(open_page, public_listener):
    page = open_page("ru/search.html", served=public_listener).page
    page.locator("#q").press_sequentially("панда", delay=20)
    page.locator("#found .found-city").first.wait_for()
    assert page.locator(".keyboard-button").count() == 0


def test_links_out_simply_open_and_nothing_is_sent_about_the_visitor(open_page, public_listener):
    watched = open_page("ru/chengdu.html", served=public_listener)
    links = [link for link in watched.page.get_by_role("link", name="www.chengdu.gov.cn").all() if link.is_visible()]
    assert [link.get_attribute("href").rstrip("/") for link in links] == ["http://www.chengdu.gov.cn"]
    assert [request.url for request in watched.requests if "/screen/" in request.url] == []


@pytest.mark.parametrize("path", ["ru/index.html", "en/text/qingdao.html", "ru/search.html"])
def test_no_link_leads_to_what_this_listener_does_not_show(open_page, public_listener, path):
    watched = open_page(path, served=public_listener)
    links = watched.page.locator("a:visible").evaluate_all("links => links.map((link) => link.href)")
    own = {link.partition("#")[0] for link in links if link.startswith(public_listener.address)}
    assert len(own) >= 5
    statuses = {link: watched.context.request.get(link).status for link in own}
    assert [link for link, status in statuses.items() if status != 200] == []
    assert any("accessibility" in link for link in own), "the strip's own link stays"
