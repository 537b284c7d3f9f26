"""The kiosk's own screen under a clock that the tests turn: what all the tests of kiosk.js share."""

import datetime
import json

from test_axe import faults

SCREENS = {"standing": (1080, 1920), "lying": (1920, 1080), "ten inches": (1280, 800), "phone": (390, 844)}
# Small panels, and a screen of ten inches at 200 % and 400 %.
SMALL_SCREENS = {"seven inches": (800, 480), "strip": (1024, 600), "small phone": (320, 568), "at 200 %": (640, 400),
                 "at 400 %": (320, 200)}
IDLE, WARNING, ATTRACT = 90, 30, 30
BEGIN = datetime.datetime(2026, 7, 1, 9, 0, tzinfo=datetime.UTC)


# The kiosk's browser says this of its window, which fills the screen, and an ordinary one, since a headless one has none.
WINDOW = """(() => {
    const asked = window.matchMedia.bind(window);
    const filling = { get matches() { return sessionStorage.getItem("test-window") !== "ordinary"; } };
    window.matchMedia = (query) => query === "(display-mode: fullscreen)" ? filling : asked(query);
})()"""


def fill_screen(page, is_filled: bool):
    """Makes the page believe that it is in a window that fills the screen, as it is anyway, or in another."""
    page.evaluate("(value) => sessionStorage.setItem('test-window', value)", "filling" if is_filled else "ordinary")


def at_screen(open_page, path: str, size: str = "standing", cookie: str | None = None, **options):
    """Opens a page by touch. Its clock stands still but for `forward`, so that a slow machine changes nothing."""
    width, height = (SCREENS | SMALL_SCREENS)[size]
    watched = open_page(width=width, height=height, has_touch=True, **options)
    watched.context.add_init_script(WINDOW)
    if cookie:
        watched.context.add_cookies([{"name": "preferences", "value": cookie, "url": watched.kiosk.address}])
    watched.page.clock.install(time=BEGIN)
    # Later than it can be by now, on however slow a machine.
    watched.page.clock.pause_at(BEGIN + datetime.timedelta(hours=1))
    watched.open(path)
    return watched


def forward(page, seconds: float):
    """Everything that is due within the time happens, one after the other."""
    page.clock.run_for(int(seconds * 1000))


class Heartbeat:
    """Whether the page says that it lives; it does so every half a minute."""

    def __init__(self, page):
        self.page, self.beats = page, []
        page.on("request", lambda request: self.beats.append(request) if request.url.endswith("/screen/alive") else None)

    def goes_on(self) -> bool:
        self.beats.clear()
        forward(self.page, 31)
        return self.beats != []


def tell(watched, *notices: dict):
    """Whatever the server would say of updates: each page that listens hears it once."""
    lines = ["event: bundle", "data: abc", ""]
    for number, notice in enumerate(notices, start=1):
        lines += ["event: update", f"data: {json.dumps({'number': number, 'age': 0} | notice)}", ""]
    # A page asks again after the last event; then it hears nothing more.
    body = "retry: 3600000\n" + "\n".join(lines) + "\n"
    watched.context.route("**/screen/events", lambda route: route.fulfill(content_type="text/event-stream", body=body))


def faults_over_the_page(page, context: str) -> list[str]:
    """The faults that axe finds in something that lies over the page.

    Looked at and well: its text is on its own ground, where axe cannot tell whether the page under it shines through;
    and a sign on a key, which axe does not take for text, has the colours of the letters beside it."""
    # It waits by the page's own clock for its turn.
    page.clock.resume()
    looked_at = ("partially overlaps other elements", "only non-text characters")
    return [fault for fault in faults(page, context=context) if not any(reason in fault for reason in looked_at)]
