"""axe-core finds nothing to say about any page kind, in the settings that a visitor can choose.

axe needs scripts, so the site's own are kept away by answering them with nothing: what is checked then is the document
alone. A second test checks the pages as the site's script leaves them.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from combinations import every_combination, every_pair
from page_kinds import KINDS

RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22a", "wcag22aa", "wcag22aaa"]
# Rules that axe leaves out unless asked: if these ran, the list above was understood.
MUST_HAVE_RUN = {"color-contrast-enhanced", "identical-links-same-purpose", "target-size"}


# axe leaves these undecided, and a person has looked at them: axe's reason, a piece of the element, and why it is well.
LOOKED_AT = (
    ("nonBmp", "✓", "a check mark, in the colour of the text around it"),
    ("shortTextContent", 'aria-hidden="true"', "one letter, in the colour of the text around it"),
    ("bgOverlap", '<text class="', "a name on the map, on a box of one colour; test_contrast measures it"),
    ("shortTextContent", '<text class="', "the same, of one letter"),
    ("elmPartiallyObscuring", "<span>", "a label of the bar in two lines, which meet each other and nothing else"),
)


def is_looked_at(node) -> bool:
    checks = node["any"] + node["all"] + node["none"]
    reasons = {check["data"].get("messageKey") for check in checks if isinstance(check["data"], dict)}
    return any(reason in reasons and piece in node["html"] for reason, piece, _ in LOOKED_AT)


def faults(page, context=None) -> list[str]:
    """The faults that axe finds, and those that it could not judge."""
    # A browser does not let axe fetch the style sheets of a folder; no rule of these needs it.
    options = {"runOnly": {"type": "tag", "values": RULES}, "preload": not page.url.startswith("file:")}
    result = Axe().run(page, context=context, options=options).response
    ran = {rule["id"] for group in ("passes", "violations", "incomplete", "inapplicable") for rule in result[group]}
    assert MUST_HAVE_RUN <= ran
    found = []
    for group in ("violations", "incomplete"):
        for rule in result[group]:
            for node in rule["nodes"]:
                if group == "violations" or not is_looked_at(node):
                    messages = [check["message"] for check in node["any"] + node["all"] + node["none"]]
                    found.append(f"{group} {rule['id']}: {node['html'][:160]} {messages}")
    return found


def keep_scripts_away(watched):
    watched.context.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))


def pytest_generate_tests(metafunc):
    if "settings" in metafunc.fixturenames:
        chosen = every_combination() if metafunc.config.getoption("--full") else every_pair()
        names = ["-".join(str(value) for value in combination.values()) for combination in chosen]
        metafunc.parametrize("settings", chosen, ids=names)


def test_axe_finds_nothing_in_any_settings(kiosk, open_page, settings):
    width, height = settings["screen"]
    watched = open_page(width=width, height=height, color_scheme=settings["scheme"], reduced_motion="reduce")
    keep_scripts_away(watched)
    cookie = {"name": "preferences", "value": f"{settings['size']}{settings['colours']}", "url": kiosk.address}
    watched.context.add_cookies([cookie])
    folder = settings["language"] + ("/" if settings["pictures"] else "/text/")
    found = {}
    for kind in KINDS:
        page = watched.open(folder + kind)
        page.evaluate("document.querySelectorAll('details.entry').forEach((entry) => { entry.open = true })")
        found[kind] = faults(page)
        menu = page.locator("details.access-menu")
        if menu.count():
            # Open, it covers what is behind it, so it is looked at alone.
            menu.evaluate("(menu) => { menu.open = true }")
            found[kind] += faults(page, context="details.access-menu")
    assert {kind: those for kind, those in found.items() if those} == {}


@pytest.mark.anywhere
def test_axe_finds_nothing_on_any_page_with_scripts_on(kiosk, open_page):
    watched = open_page(reduced_motion="reduce")
    found = {name: faults(watched.open(name)) for name in kiosk.pages}
    assert {name: those for name, those in found.items() if those} == {}
