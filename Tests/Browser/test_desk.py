"""The front desk with the real program: from the strip at the foot of a page to a message that has a number."""

import email
import email.policy
import json
import re
import subprocess
import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from desk_kiosk import PASSWORD, running_desk
from watched_page import WatchedPage


@pytest.fixture(scope="module")
def desk():
    with running_desk() as kiosk:
        yield kiosk


@pytest.fixture(params=[False, True], ids=["scripts off", "scripts on"])
def scripts(request):
    return request.param


@pytest.fixture
def visit(browser, desk):
    """A browser of its own at the desk. Answers that refuse a form are no complaint."""
    contexts = []

    def visit(kiosk=desk, scripts=False, **options):
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1080, "height": 1400}, **options)
        contexts.append(context)
        return WatchedPage(context, kiosk)

    yield visit
    for context in contexts:
        context.close()


def sign_in(watched, name="ivan", password=PASSWORD, language="en"):
    page = watched.open(f"{language}/desk/sign-in.html")
    fill_in(page, name, password)
    page.click("main button[type=submit]")
    return page


def fill_in(page, name="ivan", password=PASSWORD):
    page.fill("#f-name", name)
    page.fill("#f-password", password)


def test_from_the_foot_of_a_page_to_a_message_with_a_number(visit, scripts):
    watched = visit(scripts=scripts)
    page = watched.open("en/qingdao.html")
    page.click("footer a[href$='support.html']")
    page.click("main a.button")
    fill_in(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/desk/support.html")
    page.fill("#f-text", "Экран тёмный. 屏幕很暗 🙂\n<b>very</b>")
    page.click("main button[type=submit]")
    notice = page.locator("main [role=status]").inner_text()
    number = re.search(r"no\. (\d+): kept here", notice).group(1)
    page.goto(watched.kiosk.url("ru/desk/account.html"))
    item = page.locator(".desk-list li", has_text=f"№ {number}")
    assert "сохранено здесь, ещё не ушло" in item.inner_text()
    assert item.locator(".desk-text").inner_text() == "Экран тёмный. 屏幕很暗 🙂\n<b>very</b>"
    assert watched.complaints == []


def test_a_report_names_the_page_it_came_from(visit):
    watched = visit()
    sign_in(watched)
    page = watched.open("ru/chengdu.html")
    page.click("footer a[href$='report.html']")
    assert "О странице «Чэнду»" in page.locator("main").inner_text()
    # It is about the same page in another size, language and version, and never about the form itself.
    for link in (".places a.size-3", ".places a[hreflang='en']", ".places a[hreflang='ru']"):
        if "size" in link:
            page.click(".places summary")
        page.click(link)
        assert "Чэнду" in page.locator("main").inner_text(), link
    page.fill("#f-text", "Неверный год")
    page.click("main button[type=submit]")
    assert "О странице" not in page.locator("main").inner_text()
    page.click(".places a[hreflang='en']")
    assert "About the page" not in page.locator("main").inner_text()
    page.goto(watched.kiosk.url("ru/desk/account.html"))
    assert "О странице ru/chengdu.html" in page.locator("main").inner_text()


def test_the_report_form_itself_is_no_page_that_a_report_is_about(visit):
    watched = visit()
    sign_in(watched)
    page = watched.open("en/qingdao.html")
    page.click("footer a[href$='report.html']")
    page.fill("#f-text", "A wrong year.")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/report.html?kept=*")
    assert page.locator("input[name=about]").count() == 0
    page.click("footer a[href$='report.html']")
    assert page.locator("input[name=about]").count() == 0


def test_what_is_being_written_outlasts_another_size_and_language_and_goes_when_it_was_kept(visit):
    watched = visit(scripts=True)
    sign_in(watched)
    page = watched.open("en/qingdao.html")
    page.click("footer a[href$='report.html']")
    page.fill("#f-text", "A wrong year.")
    for link in ("a.size-3", "a.colours-2", "a.pictures:not([aria-current])", "a[hreflang=ru]"):
        page.evaluate("link => { window.isLeft = true; link.click() }", page.locator(link).first.element_handle())
        # It comes without the page that the report is about, and then with it.
        page.wait_for_function("!window.isLeft && document.querySelector('input[name=about]')?.value === 'en/qingdao.html'")
        page.wait_for_function("document.querySelector('#f-text').value === 'A wrong year.'")
        page.evaluate("history.replaceState(null, '', location.pathname)")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/report.html?kept=*")
    page = watched.open("en/desk/report.html")
    assert page.locator("#f-text").input_value() == ""


def test_what_was_written_when_a_session_had_ended_is_there_after_signing_in_and_not_after_signing_out(visit):
    watched = visit(scripts=True)
    sign_in(watched)
    page = watched.open("en/desk/support.html")
    page.fill("#f-text", "The screen is dark.")
    watched.context.clear_cookies()
    page.click("main form button[type=submit]")
    page.click("main a.button")
    fill_in(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/desk/support.html")
    assert page.locator("#f-text").input_value() == "The screen is dark."
    page = watched.open("en/desk/account.html")
    page.click("main button:has-text('Sign out')")
    page.wait_for_load_state()
    sign_in(watched)
    page = watched.open("en/desk/support.html")
    assert page.locator("#f-text").input_value() == ""
    watched.complaints.clear()


def test_what_was_written_about_one_page_is_not_in_a_report_about_another(visit):
    watched = visit(scripts=True)
    sign_in(watched).wait_for_url("**/account.html")
    for about, expected in (("chengdu", ""), ("shumen", ""), ("chengdu", "Неверный год")):
        page = watched.open(f"ru/desk/report.html?about=ru/{about}.html")
        assert page.locator("#f-text").input_value() == expected
        if about == "chengdu":
            page.fill("#f-text", "Неверный год")


def test_what_was_written_goes_when_its_writer_ends_all_sessions(visit):
    watched = visit(scripts=True)
    sign_in(watched).wait_for_url("**/account.html")
    page = watched.open("en/desk/support.html")
    page.fill("#f-text", "Not for others")
    page.goto(watched.kiosk.url("en/desk/account.html"))
    page.locator("form", has=page.locator("input[value=end-sessions]")).locator("button[type=submit]").click()
    page.wait_for_url("**/sign-in.html?said=*")
    sign_in(watched).wait_for_url("**/account.html")
    assert watched.open("en/desk/support.html").locator("#f-text").input_value() == ""


@pytest.mark.parametrize("folder", ["ru", "ru/text"])
@pytest.mark.parametrize("width, height", [(1080, 1920), (1280, 800), (390, 844)])
@pytest.mark.parametrize("cookie", ["10", "30"])
def test_each_field_has_a_keyboard_button_of_its_own_that_does_not_touch_it(visit, folder, width, height, cookie):
    watched = visit(scripts=True)
    watched.choose(cookie)
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.open(f"{folder}/desk/reset.html")
    names = page.locator(".keyboard-button").evaluate_all("all => all.map((button) => button.ariaLabel)")
    labels = page.locator(".desk-field:has(input) label").all_inner_texts()
    assert len(names) == 4 and names == [f"Экранная клавиатура: {label}" for label in labels]
    fields = page.locator(".desk-field:has(.keyboard-button)")
    for number in range(4):
        box = fields.nth(number).locator("input").bounding_box()
        button = fields.nth(number).locator(".keyboard-button").bounding_box()
        frame = 0.35 * page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        beside = button["x"] - (box["x"] + box["width"])
        below = button["y"] - (box["y"] + box["height"])
        assert max(beside, below) > frame
        # Both are in one line wherever there is room.
        assert beside > 0 or width == 390 or "text" in folder
        assert box["width"] > 150
    assert watched.horizontal_scroll() <= 0, watched.widest()


def test_a_wrong_password_is_said_beside_its_field_and_the_name_stays(visit):
    watched = visit()
    page = sign_in(watched, password="not this one")
    assert page.locator("#f-name").input_value() == "ivan"
    error = page.locator("#f-name").get_attribute("aria-describedby").split()[0]
    assert page.locator(f"#{error}").inner_text() == "The name or the password is wrong."
    page.click("[role=alert] a")
    assert page.evaluate("document.activeElement.id") == "f-name"


def test_after_signing_out_the_way_back_shows_nothing(visit):
    watched = visit()
    page = sign_in(watched)
    page.wait_for_url("**/account.html")
    page.locator("form", has=page.locator("input[value=sign-out]")).locator("button").click()
    page.wait_for_url("**/sign-in.html?said=signed-out")
    page.go_back()
    assert "ivan" not in page.locator("main").inner_text()


def test_a_code_from_the_console_sets_a_new_password_once(visit, desk):
    desk.run("staff", "add", "olga", "--state", "state", typed=PASSWORD + "\n")
    code = desk.staff_code("olga")
    watched = visit()
    for expected in ("sign-in.html?said=reset", None):
        page = watched.open("ru/desk/reset.html")
        page.fill("#f-whose", "olga")
        page.fill("#f-code", code)
        page.fill("#f-password", "another horse 8")
        page.locator("form", has=page.locator("input[value=use-code]")).locator("button").click()
        if expected:
            page.wait_for_url(f"**/{expected}")
    assert "больше не действует" in page.locator("[role=alert]").inner_text()
    sign_in(watched, "olga", "another horse 8").wait_for_url("**/account.html")


def test_without_mail_an_administrator_sees_the_request_and_issues_the_code(visit, desk):
    visitor = visit()
    page = visitor.open("en/desk/reset.html")
    answers = []
    for typed in ("ivan", "nobody@example.org"):
        page.goto(desk.url("en/desk/reset.html"))
        page.fill("#f-who", typed)
        page.locator("form", has=page.locator("input[value=ask-for-code]")).locator("button").click()
        answers.append(page.locator("[role=status]").inner_text())
    assert answers[0] == answers[1]
    watched = visit()
    boss = sign_in(watched, "boss")
    for _ in range(100):
        boss.goto(desk.url("en/desk/account.html?view=service"))
        waiting = boss.locator("section", has_text="Waiting for a code").locator("li", has_text="ivan")
        if waiting.count():
            break
        time.sleep(0.1)
    assert "nobody" not in boss.locator("main").inner_text()
    waiting.locator("button").click()
    assert re.fullmatch(r"\d{3} \d{3} \d{3}", boss.locator(".desk-code").inner_text())


def test_the_service_page_shows_the_bundle_and_asks_the_machine(visit, desk, scripts):
    watched = visit(scripts=scripts)
    page = sign_in(watched, "boss")
    page.click("main a[href*='view=service']")
    name = next((desk.folder / "state/bundles").iterdir()).name
    assert name.split("-")[0] in page.locator("main").inner_text()
    page.click("text=Restart the browser")
    page.wait_for_url("**said=wished")
    assert (desk.folder / "requests/restart-browser").exists()
    assert watched.complaints == []


def test_the_service_page_stays_in_the_other_language_and_the_other_version(visit, desk):
    page = sign_in(visit(), "boss")
    page.click("main a[href*='view=service']")
    page.click(".places a[hreflang='ru']")
    assert page.locator("main").get_by_text("Установленные страницы").is_visible()
    page.click(".places summary")
    page.locator("a.pictures").last.click()
    assert "/ru/text/desk/" in page.url
    assert page.locator("main").get_by_text("Установленные страницы").is_visible()
    page.locator("main a[href='account.html']").click()
    assert page.locator("main").get_by_text("Установленные страницы").count() == 0


def test_a_long_press_on_the_crest_opens_the_service_page_by_way_of_the_sign_in(visit, desk):
    watched = visit(scripts=True, has_touch=True)
    page = watched.open("en/shumen.html")
    crest = page.locator(".crest")
    crest.scroll_into_view_if_needed()
    box = crest.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.up()
    page.clock.install()
    page.clock.run_for(5000)
    assert page.url == desk.url("en/shumen.html"), "a short touch does nothing"
    page.mouse.down()
    page.clock.run_for(1600)
    page.wait_for_url("**/desk/sign-in.html?to=service")
    page.mouse.up()
    page.fill("#f-name", "boss")
    page.fill("#f-password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/desk/account.html?view=service")
    assert watched.complaints == []
    assert watched.open("en/text/shumen.html").locator(".crest").count() == 0, "pages without pictures"


def test_somebody_new_chooses_a_password_with_the_code_that_the_administrator_got(visit, desk):
    watched = visit()
    boss = sign_in(watched, "boss", language="ru")
    boss.goto(desk.url("ru/desk/account.html?view=service"))
    boss.fill("#f-new-name", "Мария")
    boss.locator("form", has=boss.locator("input[value=add-account]")).locator("button").click()
    code = boss.locator(".desk-code").inner_text()
    newcomer = visit()
    page = newcomer.open("ru/desk/reset.html")
    page.fill("#f-whose", "мария")
    page.fill("#f-code", code.replace(" ", ""))
    page.fill("#f-password", "третья лошадь 9")
    page.locator("form", has=page.locator("input[value=use-code]")).locator("button").click()
    sign_in(newcomer, "Мария", "третья лошадь 9").wait_for_url("**/account.html")


@pytest.mark.parametrize("folder", ["ru", "en", "ru/text"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_desk_page(visit, desk, folder, scheme):
    watched = visit(scripts=True, color_scheme=scheme)
    page = watched.open(f"{folder}/desk/sign-in.html")
    faults = []

    def check(where):
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
        faults.extend((where, fault["id"], fault["nodes"][0]["html"]) for fault in found.response["violations"])
        assert watched.horizontal_scroll() <= 0, (where, watched.widest())

    check("sign-in")
    page.fill("#f-name", "boss")
    page.fill("#f-password", "not this one")
    page.click("main button[type=submit]")
    check("sign-in, refused")
    page.fill("#f-password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/account.html")
    for name in ("account", "account.html?view=service", "support", "report", "reset", "sign-in"):
        page.goto(desk.url(f"{folder}/desk/{name if '?' in name else name + '.html'}"))
        check(name)
    if folder.endswith("text"):
        page.goto(desk.url(f"{folder}/desk/account.html?view=service"))
        assert page.locator("img, svg").count() == 0
    assert faults == []


def test_a_letter_for_the_office_opens_with_age_and_tar_and_the_messages_have_left_then(visit, tmp_path):
    key = tmp_path / "office.key"
    subprocess.run(["age-keygen", "-o", key], check=True, capture_output=True)
    recipient = re.search(r"age1\w+", key.read_text()).group(0)
    with running_desk("--visitor-reports", recipient=recipient) as kiosk:
        visitor = visit(kiosk)
        page = visitor.open("ru/shumen.html")
        page.click("footer a[href$='report.html']")
        page.fill("#f-text", "Шумен: неверный год")
        page.click("main button[type=submit]")
        assert "Сообщение № 1: сохранено здесь" in page.locator("[role=status]").inner_text()
        # Something goes wrong, too.
        bundle = next((kiosk.folder / "state/bundles").iterdir()) / "bundle.pobratim"
        rot = "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'en/map.html'"
        subprocess.run(["sqlite3", bundle, rot], check=True)
        assert visitor.page.request.get(kiosk.url("en/map.html")).status == 500
        kiosk.run("outbox", "--state", "state", "--trust", "keys")
        stick = kiosk.folder / "stick"
        stick.mkdir()
        kiosk.run("stick-out", "stick", "--state", "state")
        letter = next((stick / "pobratim-outbox").iterdir())
        assert letter.read_bytes().startswith(b"age-encryption.org/")
        opened = tmp_path / "opened"
        opened.mkdir()
        shell = f'age -d -i "{key}" "{letter}" | tar -x -C "{opened}"'
        subprocess.run(["sh", "-c", shell], check=True)
        mail = email.message_from_bytes((opened / "messages/000001.eml").read_bytes(), policy=email.policy.default)
        assert mail.get_content().strip() == "Шумен: неверный год"
        assert mail["X-Pobratim-Page"] == "ru/shumen.html"
        assert mail["Message-ID"].startswith("<1.2@")
        assert mail.defects == []
        assert (opened / "usage.csv").read_text().startswith("day,hour,boot,kind,detail,count")
        health = (opened / "health.json").read_text()
        assert '"diskFree"' in health
        # The server that runs beside tells the same.
        errors = json.loads(health)["errors"]
        assert errors and all("en/map.html" in error for error in errors)
        # A letter that was read back as it was written has left, and is said to have.
        kiosk.run("outbox", "--state", "state", "--trust", "keys")
        rows = subprocess.run(
            ["sqlite3", kiosk.folder / "state/desk.sqlite", "SELECT left_on IS NOT NULL FROM messages"],
            capture_output=True, text=True, check=True,
        )
        assert rows.stdout == "1\n"
        page.reload()
        assert "Сообщение № 1: ушло на флешке" in page.locator("[role=status]").inner_text()
