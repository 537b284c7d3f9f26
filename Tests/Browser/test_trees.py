"""A screen reader is told this of each page kind: it is kept as text in `trees` and reviewed like code.

`pytest Tests/Browser/test_trees.py --write-trees` writes them anew: read what has changed before it is committed.
"""

import datetime
import difflib
import pathlib

import pytest

from page_kinds import KINDS

TREES = pathlib.Path(__file__).parent / "trees"
PAGES = ["index.html"] + [f"{language}/{kind}" for language in ("ru", "en") for kind in KINDS] + [
    "ru/text/index.html", "ru/text/qingdao.html", "en/text/map.html"
]
# A server fills these itself, and lists, where on a kiosk's own screen no link leads out.
LIVE_KINDS = ("/search.html", "/preferences.html", "/desk/sign-in.html", "/index.html")
LIVE = [path for path in PAGES if path.endswith(LIVE_KINDS)]
# When the clocks on the pages stand still.
NOW = datetime.datetime(2026, 7, 1, 9, 0, tzinfo=datetime.UTC)


@pytest.mark.anywhere
@pytest.mark.parametrize("path", [path for path in PAGES if path not in LIVE])
def test_a_screen_reader_is_told_what_was_reviewed(request, open_page, path):
    compare(request, open_page, path)


@pytest.mark.parametrize("path", LIVE)
def test_a_screen_reader_is_told_what_was_reviewed_on_the_pages_of_a_server(request, open_page, path):
    compare(request, open_page, path)


def compare(request, open_page, path):
    watched = open_page(reduced_motion="reduce")
    watched.page.clock.set_fixed_time(NOW)
    page = watched.open(path)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    tree = page.locator("body").aria_snapshot() + "\n"
    kept = TREES / (path.removesuffix(".html").replace("/", "-") + ".txt")
    if request.config.getoption("--write-trees"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(tree)
    difference = difflib.unified_diff(kept.read_text().splitlines(), tree.splitlines(), kept.name, path, lineterm="")
    assert tree == kept.read_text(), "--write-trees, then read what changed:\n" + "\n".join(difference)


def test_every_kept_tree_is_one_of_a_page():
    names = {path.removesuffix(".html").replace("/", "-") + ".txt" for path in PAGES}
    assert {tree.name for tree in TREES.iterdir()} == names
