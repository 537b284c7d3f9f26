"""Mail from the desk through a real mail system, msmtp, to an SMTP server of this test. Needs Debian's msmtp."""

import email
import email.policy
import re
import shutil
import socket
import time

import pytest
from aiosmtpd.controller import Controller

from desk_kiosk import running_desk
from test_desk import sign_in, visit  # noqa: F401 (a fixture)


class Inbox:
    """Takes every mail, unless it is told to be closed."""

    def __init__(self):
        self.mails = []
        self.is_open = True

    async def handle_DATA(self, server, session, envelope):
        if not self.is_open:
            return "451 try again later"
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.rcpt_tos, mail))
        return "250 taken"


@pytest.fixture
def inbox(tmp_path):
    assert shutil.which("msmtp"), "Debian's msmtp is missing: see Scripts/setup"
    inbox = Inbox()
    # The controller's own check takes no port 0.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    settings = tmp_path / "msmtprc"
    settings.write_text(f"account default\nhost 127.0.0.1\nport {port}\nfrom kiosk@example.org\ntls off\nauth off\n")
    settings.chmod(0o600)
    command = tmp_path / "sendmail"
    command.write_text(f'#!/bin/sh\nexec msmtp --file="{settings}" "$@"\n')
    command.chmod(0o755)
    inbox.command = str(command)
    yield inbox
    controller.stop()


@pytest.fixture
def desk(inbox):
    with running_desk("--support-mail", "support@example.org", sendmail=inbox.command) as kiosk:
        yield kiosk


def hand_over(kiosk, inbox, expect=0):
    kiosk.run("mail", "--state", "state", "--sendmail", inbox.command, expect=expect)


def spooled(kiosk, count):
    """The code is made when the answer has gone out."""
    for _ in range(200):
        names = sorted(path.name for path in (kiosk.folder / "state/mail").glob("*.eml"))
        if len(names) == count:
            return names
        time.sleep(0.1)
    raise AssertionError(names)


def test_a_code_by_mail_sets_a_new_password_and_says_no_name(visit, desk, inbox):  # noqa: F811
    watched = visit(desk)
    for typed in ("nobody@example.org", "boss@example.org"):
        page = watched.open("ru/desk/reset.html")
        page.fill("#f-who", typed)
        page.locator("form", has=page.locator("input[value=ask-for-code]")).locator("button").click()
    assert spooled(desk, 1) == ["reset-1.eml"]
    hand_over(desk, inbox)
    [(recipients, mail)] = inbox.mails
    assert recipients == ["boss@example.org"]
    assert mail["From"].addresses[0].addr_spec == "kiosk@example.org"
    code = re.search(r"\d{3} \d{3} \d{3}", mail.get_content()).group(0)
    assert code not in mail["Subject"]
    page = watched.open("ru/desk/reset.html")
    page.fill("#f-whose", "boss@example.org")
    page.fill("#f-code", code)
    page.fill("#f-password", "another horse 8")
    page.locator("form", has=page.locator("input[value=use-code]")).locator("button").click()
    sign_in(watched, "boss", "another horse 8").wait_for_url("**/account.html")
    assert list((desk.folder / "state/mail").iterdir()) == []


def test_a_message_is_mailed_when_the_mail_system_has_taken_it_and_not_before(visit, desk, inbox):  # noqa: F811
    watched = visit(desk)
    page = sign_in(watched, "boss")
    page.goto(desk.url("en/desk/support.html"))
    page.fill("#f-text", "Привет\r\n.\r\nBcc: everybody@example.org")
    page.click("main button[type=submit]")
    assert spooled(desk, 1) == ["message-1.eml"]
    inbox.is_open = False
    hand_over(desk, inbox, expect=69)
    page.goto(desk.url("en/desk/account.html"))
    assert "kept here, has not left yet" in page.locator("main").inner_text()
    inbox.is_open = True
    hand_over(desk, inbox)
    [(recipients, mail)] = inbox.mails
    assert recipients == ["support@example.org"]
    assert mail["Reply-To"] == "boss@example.org"
    assert mail.get_content().splitlines() == ["Привет", ".", "Bcc: everybody@example.org"]
    assert mail["Bcc"] is None
    page.reload()
    assert "handed to this machine's mail" in page.locator("main").inner_text()
    hand_over(desk, inbox)
    assert len(inbox.mails) == 1
