"""The built program on a state folder, with a front desk, somebody who may sign in, and a trusted bundle."""

import contextlib
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

from kiosk import BINARY, REPOSITORY, Kiosk, member_names

PASSWORD = "correct horse 7"


def run(*arguments, folder, expect=0, typed=None):
    done = subprocess.run([BINARY, *arguments], cwd=folder, input=typed, capture_output=True, text=True)
    assert done.returncode == expect, (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout


class DeskKiosk(Kiosk):
    """`folder` holds `state`, `keys`, `requests` (what the machine was asked) and `office.key` of age, if there is one."""

    def __init__(self, address, names, folder):
        super().__init__(address, names)
        self.folder = folder

    def run(self, *arguments, **options):
        return run(*arguments, folder=self.folder, **options)

    def staff_code(self, name):
        return self.run("staff", "reset", name, "--state", "state").splitlines()[0]


def prepare(folder: pathlib.Path, recipient=None):
    content = folder / "content"
    shutil.copytree(REPOSITORY / "Assets/content", content)
    if recipient:
        site = content / "site.json"
        written = json.loads(site.read_text())
        site.write_text(json.dumps({**written, "outboxRecipient": recipient}))
    run("keys", "new", "office", folder=folder)
    for name in ("keys", "state", "requests"):
        (folder / name).mkdir()
    shutil.copy(folder / "office.pub", folder / "keys")
    run("pack", "content", "--output", "a.pobratim", "--key", "office.sec", folder=folder)
    run("sync", "a.pobratim", "--state", "state", "--trust", "keys", folder=folder)
    add = ("staff", "add", "boss", "--email", "boss@example.org", "--state", "state")
    run(*add, folder=folder, typed=PASSWORD + "\n")
    run("staff", "add", "ivan", "--state", "state", folder=folder, typed=PASSWORD + "\n")


@contextlib.contextmanager
def running_desk(*options, recipient=None, sendmail="/nonexistent"):
    """A kiosk without mail, unless `sendmail` names a command; visitors may report errors only by `--visitor-reports`."""
    with tempfile.TemporaryDirectory(prefix="pobratim-desk-") as folder:
        folder = pathlib.Path(folder)
        prepare(folder, recipient)
        command = [BINARY, "serve", "--state", "state", "--trust", "keys", "--listen", "127.0.0.1:0",
                   "--requests", "requests", "--sendmail", sendmail, *options]
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
            try:
                address = re.search(r"http://[0-9.]+:[0-9]+/", server.stdout.readline())
                assert address, "the server printed no address"
                yield DeskKiosk(address[0], member_names(folder / "a.pobratim"), folder)
            finally:
                server.terminate()
        assert server.returncode == 0
