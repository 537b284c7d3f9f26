"""README's few lines for nginx and Caddy, run as they stand but for the port and the folder, and what they answer.

A server that is not installed is left out: neither is needed for anything else here.
"""

import contextlib
import gzip
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import pytest

from kiosk import BINARY, REPOSITORY, Kiosk, member_names, shipped_bundle
from test_accessible_version import choose
from watched_page import WatchedPage

FOR_EVER = "public, max-age=31536000, immutable"
MEDIA_TYPES = {"html": "text/html", "css": "text/css", "svg": "image/svg+xml", "json": "application/json"}


def lines_of(language: str) -> str:
    """The block of README in a language."""
    return re.search(rf"^```{language}\n(.*?)^```", (REPOSITORY / "README.md").read_text(), re.DOTALL | re.MULTILINE)[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def nginx(folder: pathlib.Path, site: pathlib.Path, port: int) -> list:
    server = lines_of("nginx").replace("listen 80", f"listen 127.0.0.1:{port}").replace("/srv/site", str(site))
    paths = "".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.geteuid() == 0 else ""
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"daemon off; {user} pid {folder}/pid; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {paths}\n{server}\n}}"
    )
    return ["nginx", "-c", configuration, "-e", folder / "error.log"]


def caddy(folder: pathlib.Path, site: pathlib.Path, port: int) -> list:
    server = lines_of("caddyfile").replace(":80 {", f"http://127.0.0.1:{port} {{").replace("/srv/site", str(site))
    configuration = folder / "Caddyfile"
    configuration.write_text("{\n    admin off\n}\n" + server)
    return ["caddy", "run", "--config", configuration, "--adapter", "caddyfile"]


@contextlib.contextmanager
def running(command: list, folder: pathlib.Path, port: int):
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with open(folder / "output", "w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
    try:
        for _ in range(200):
            assert process.poll() is None, (folder / "output").read_text()
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


def get(address: str, **fields):
    """Status, fields, body. Redirects are followed."""
    request = urllib.request.Request(address, headers=fields)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize("server", [nginx, caddy])
def test_the_lines_of_readme_serve_the_exported_folder(browser, server):
    if shutil.which(server.__name__) is None:
        pytest.skip(f"{server.__name__} is not installed")
    with tempfile.TemporaryDirectory(prefix="pobratim-web-") as place:
        folder, site, port = pathlib.Path(place), pathlib.Path(place) / "site", free_port()
        bundle = shipped_bundle(folder)
        subprocess.run([BINARY, "export", bundle, "--output", site, "--precompressed"], check=True, capture_output=True)
        names = [name for name in member_names(bundle) if not name.startswith("MANIFEST")]
        with running(server(folder, site, port), folder, port):
            host = Kiosk(f"http://127.0.0.1:{port}/", names, has_server=False)
            check_answers(host, site)
            check_visit(host, browser)


def check_answers(host: Kiosk, site: pathlib.Path):
    kept = 0
    for name in host.names:
        status, fields, body = get(host.url(name))
        assert (status, body) == (200, (site / name).read_bytes()), name
        media_type = fields["Content-Type"].partition(";")[0]
        ending = name.rpartition(".")[2]
        assert media_type == MEDIA_TYPES.get(ending, media_type), name
        assert ending != "js" or media_type in ("text/javascript", "application/javascript"), name
        is_kept = re.search(r"-[0-9a-f]{8,}\.[a-z]+$", name) is not None
        assert fields.get_all("Cache-Control") == [FOR_EVER if is_kept else "no-cache"], name
        kept += is_kept
        status, packed, body = get(host.url(name), **{"Accept-Encoding": "gzip"})
        if (site / f"{name}.gz").exists():
            assert packed["Content-Encoding"] == "gzip", name
            assert packed["Vary"] == "Accept-Encoding", name
            assert packed["Content-Type"] == fields["Content-Type"], name
            assert body == (site / f"{name}.gz").read_bytes(), name
            assert gzip.decompress(body) == (site / name).read_bytes(), name
    assert kept >= 8
    status, fields, _ = get(host.url("ru/index.html"))
    assert get(host.url("ru/index.html"), **{"If-None-Match": fields["ETag"]})[0] == 304
    for folder, page in (("", "index.html"), ("ru/", "ru/index.html"), ("ru", "ru/index.html")):
        assert get(host.url(folder))[2] == (site / page).read_bytes(), folder
    for missing in ("nothing.html", "ru/nothing.html", "assets/nothing-0123456789abcdef.css"):
        status, fields, _ = get(host.url(missing))
        assert status == 404, missing
        assert fields.get("Cache-Control") in (None, "no-cache"), missing


def check_visit(host: Kiosk, browser):
    watched = WatchedPage(browser.new_context(), host)
    page = watched.open("en/chengdu.html")
    choose(page, "a.colours-2")
    assert page.url == host.url("en/chengdu.html")
    assert watched.kept_settings() == "12"
    page = watched.open("ru/search.html?q=rbnfq")
    assert page.locator("#found .found-city").count() >= 3
    watched.context.close()
    assert watched.complaints == []
