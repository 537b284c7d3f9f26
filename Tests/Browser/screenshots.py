"""Takes pictures of every page kind: `screenshots.py FOLDER` (see Scripts/screenshots)."""

import pathlib
import sys

from playwright.sync_api import sync_playwright

from combinations import SETTINGS
from kiosk import LANGUAGES, launch_browser, running_kiosk
from page_kinds import KINDS

# The accessible variants, taken at the first size: large text on black, and the pages without pictures.
VARIANTS = {"largest-dark": ("", "32"), "text": ("text/", ""), "text-largest-blue": ("text/", "33")}


def take(browser, kiosk, folder: pathlib.Path, language: str, screen, variant: str, version: str, cookie: str):
    width, height = screen
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    if cookie:
        context.add_cookies([{"name": "preferences", "value": cookie, "url": kiosk.address}])
    page = context.new_page()
    for kind in KINDS:
        page.goto(kiosk.url(f"{language}/{version}{kind}"))
        name = kind.removesuffix(".html").replace("/", "-")
        page.screenshot(path=folder / f"{language}-{name}-{width}x{height}{variant}.png")
    context.close()


def main(folder: pathlib.Path):
    folder.mkdir(parents=True, exist_ok=True)
    with running_kiosk() as kiosk, sync_playwright() as playwright:
        browser = launch_browser(playwright)
        for language in LANGUAGES:
            for screen in SETTINGS["screen"]:
                take(browser, kiosk, folder, language, screen, "", "", "")
            for variant, (version, cookie) in VARIANTS.items():
                take(browser, kiosk, folder, language, SETTINGS["screen"][0], "-" + variant, version, cookie)
        browser.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
