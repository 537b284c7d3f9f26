"""The browser walks the pages while bundles are swapped under it: every page load is whole, and of one bundle."""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading

from kiosk import BINARY, Kiosk, REPOSITORY, member_names
from watched_page import WatchedPage

SWAPS = 100


def run(*arguments, **options):
    return subprocess.run([BINARY, *arguments], check=True, capture_output=True, text=True, **options).stdout


@contextlib.contextmanager
def two_bundles():
    """A server on a state folder that holds two bundles, which differ in every city's text and drawing."""
    with tempfile.TemporaryDirectory(prefix="pobratim-swaps-") as name:
        folder = pathlib.Path(name)
        content, keys, state = folder / "content", folder / "keys", folder / "state"
        shutil.copytree(REPOSITORY / "Assets/content", content)
        keys.mkdir()
        run("keys", "new", "office", cwd=keys)
        key = (keys / "office.sec").rename(folder / "office.sec")
        names = []
        for version in ("1", "2"):
            for text in content.glob("cities/*/*.md"):
                text.write_text(re.sub(r"(?m)^(# .*)$", rf"\1 V{version}", re.sub(r" V1$", "", text.read_text(), flags=re.M)))
            for drawing in content.glob("cities/*/*.svg"):
                drawing.write_text(drawing.read_text().replace("</svg>", f"<!-- {version} --></svg>"))
            bundle = folder / f"v{version}.pobratim"
            run("pack", content, "--output", bundle, "--key", key, "--content-version", version)
            run("sync", bundle, "--state", state, "--trust", keys)
            names.append(set(member_names(bundle)))
        listeners = ["--listen", "127.0.0.1:0", "--public", "127.0.0.1:0"]
        command = [BINARY, "serve", "--state", state, "--trust", keys, *listeners]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                # The public listener: the kiosk's own pages take up a new bundle by themselves, in the middle of a look.
                address = [re.search(r"http://[0-9.]+:[0-9]+/", server.stdout.readline())[0] for _ in "12"][1]
                yield address, state, keys, names
            finally:
                server.terminate()


def test_every_page_load_is_of_one_bundle(browser):
    with two_bundles() as (address, state, keys, names):
        swaps = []
        environment = {**os.environ, "LC_ALL": "C"}

        def swap():
            back = ["rollback", "--state", state]
            forth = ["sync", "--even-if-held", "--state", state, "--trust", keys]
            for number in range(SWAPS):
                swaps.append("on the screen" in run(*(forth if number % 2 else back), env=environment))

        pages = sorted(name for name in names[0] & names[1] if re.fullmatch(r"(ru|en)/[a-z]+\.html", name))
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        watched = WatchedPage(context, Kiosk(address, pages))
        swapper = threading.Thread(target=swap)
        swapper.start()
        loads, mixed, seen = 0, [], set()
        while swapper.is_alive():
            page = watched.open(pages[loads % len(pages)])
            loads += 1
            found = page.evaluate(
                """() => ({
                    versions: [...new Set(document.body.innerText.match(/ V[12]\\b/g) ?? [])],
                    parts: performance.getEntriesByType("resource").map((part) => new URL(part.name).pathname.slice(1)),
                    empty: [...document.images].filter((image) => image.complete && !image.naturalWidth)
                        .map((image) => image.currentSrc),
                    unstyled: [...document.styleSheets].filter((sheet) => !sheet.ownerNode.sheet).length,
                })"""
            )
            seen.update(found["versions"])
            # A bundle that differs only elsewhere has the same page and the same parts.
            of_one = [number for number in (1, 2) if set(found["versions"]) <= {f" V{number}"}]
            fits = any(all(part in names[number - 1] for part in found["parts"]) for number in of_one)
            if not fits or found["empty"] or found["unstyled"]:
                mixed.append((page.url, found))
        swapper.join()
        context.close()
        print(f"{sum(swaps)} swaps, {loads} page loads in the browser with {len(watched.requests) - loads} parts")
        assert swaps == [True] * SWAPS
        assert mixed == []
        assert watched.complaints == []
        # It did meet both, or nothing is proved.
        assert seen == {" V1", " V2"}
