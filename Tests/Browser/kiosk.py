"""The built program: it packs the shipped content, and serves it or exports it for one browser."""

import contextlib
import os
import pathlib
import re
import subprocess
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("POBRATIM_BINARY", REPOSITORY / ".build/debug/pobratim"))
SHIPPED = REPOSITORY / "Assets/content"
CHROMIUM = "/usr/bin/chromium"
LANGUAGES = ("ru", "en")


class Kiosk:
    """The pages where they are: on a running server, or in a folder. `names` are all members, `pages` those a visitor
    can open. Without a server the browser itself keeps a visitor's settings, so choosing them needs scripts."""

    folder: pathlib.Path | None = None

    def __init__(self, address: str, names: list[str], has_server: bool = True):
        self.address = address
        self.names = names
        self.has_server = has_server
        self.needs_scripts_to_choose = not has_server
        self.pages = [name for name in names if name.endswith(".html")]

    def url(self, page: str) -> str:
        return self.address + page


def shipped_bundle(folder: pathlib.Path, content: pathlib.Path = SHIPPED) -> pathlib.Path:
    """Packs Assets/content, or another content folder."""
    bundle = folder / "shipped.pobratim"
    packing = subprocess.run([BINARY, "pack", content, "--output", bundle], capture_output=True, text=True)
    if packing.returncode != 0:
        raise RuntimeError(packing.stderr)
    return bundle


def member_names(bundle: pathlib.Path) -> list[str]:
    """The names as sqlite3 lists them, so that no page is left out because the program does not mention it."""
    query = ["sqlite3", bundle, "select name from sqlar order by name"]
    return subprocess.run(query, check=True, capture_output=True, text=True).stdout.split()


@contextlib.contextmanager
def running_kiosk(*options: str, content: pathlib.Path = SHIPPED):
    """Serves the pages on a port that the system chose, and checks that the server ends as it should."""
    with tempfile.TemporaryDirectory(prefix="pobratim-browser-") as folder:
        bundle = shipped_bundle(pathlib.Path(folder), content)
        command = [BINARY, "serve", bundle, "--listen", "127.0.0.1:0", *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                announcement = server.stdout.readline()
                address = re.search(r"http://[0-9.]+:[0-9]+/", announcement)
                if not address:
                    raise RuntimeError(f"the server printed no address: {announcement!r}")
                yield Kiosk(address[0], member_names(bundle))
            finally:
                server.terminate()
        if server.returncode != 0:
            raise RuntimeError(f"the server ended with {server.returncode}")


@contextlib.contextmanager
def exported_folder():
    """The shipped pages as `pobratim export` leaves them, with nothing beside."""
    with tempfile.TemporaryDirectory(prefix="pobratim-exported-") as folder:
        with tempfile.TemporaryDirectory(prefix="pobratim-browser-") as elsewhere:
            bundle = shipped_bundle(pathlib.Path(elsewhere))
            names = [name for name in member_names(bundle) if not name.startswith("MANIFEST")]
            site = pathlib.Path(folder) / "site"
            subprocess.run([BINARY, "export", bundle, "--output", site], check=True, capture_output=True)
        kiosk = Kiosk(site.as_uri() + "/", names, has_server=False)
        kiosk.folder = site
        yield kiosk


def launch_browser(playwright):
    """Debian's Chromium, cut off from every host but this machine."""
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to run for root
    return playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
