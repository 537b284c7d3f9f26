"""Takes pictures of every page kind: `screenshots.py FOLDER` (see Scripts/screenshots)."""

import pathlib
import sys

from playwright.sync_api import sync_playwright

from combinations import SETTINGS
from kiosk import LANGUAGES, launch_browser, running_kiosk
from kiosk_screen import ATTRACT, IDLE, forward
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


def take_screen_states(browser, kiosk, folder: pathlib.Path, language: str, screen, scheme: str):
    """Pictures of the kiosk's own screen by itself, and of what a touch opens on it."""
    width, height = screen

    def opened(path: str):
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, color_scheme=scheme)
        page = context.new_page()
        page.clock.install()
        page.goto(kiosk.url(f"{language}/{path}"))
        return page

    def keep(page, state: str):
        # Everything has faded in.
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / f"{language}-screen-{state}-{width}x{height}-{scheme}.png")
        page.context.close()

    page = opened("index.html")
    forward(page, ATTRACT + 1)
    keep(page, "posters")
    page = opened("shumen.html")
    forward(page, IDLE + 1)
    keep(page, "warning")
    page = opened("chengdu.html")
    page.locator(".facts a.on-screen").tap()
    keep(page, "leaving")
    page = opened("search.html")
    page.locator("#q").tap()
    keep(page, "keyboard")


def main(folder: pathlib.Path):
    folder.mkdir(parents=True, exist_ok=True)
    with running_kiosk() as kiosk, sync_playwright() as playwright:
        browser = launch_browser(playwright)
        for language in LANGUAGES:
            for screen in SETTINGS["screen"]:
                take(browser, kiosk, folder, language, screen, "", "", "")
                for scheme in SETTINGS["scheme"]:
                    take_screen_states(browser, kiosk, folder, language, screen, scheme)
            for variant, (version, cookie) in VARIANTS.items():
                take(browser, kiosk, folder, language, SETTINGS["screen"][0], "-" + variant, version, cookie)
        browser.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
