"""A browser page that writes down whatever a visitor would not see but a developer should."""

from kiosk import Kiosk


class WatchedPage:
    """`page` is Playwright's. `complaints`: console errors and warnings, failed requests, requests to other hosts."""

    def __init__(self, context, kiosk: Kiosk):
        self.context = context
        self.kiosk = kiosk
        self.complaints: list[str] = []
        self.requests = []
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._complain(f"script error: {error}"))
        self.page.on("requestfailed", self._request_failed)
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def open(self, path: str):
        self.page.goto(self.kiosk.url(path), wait_until="load")
        return self.page

    def choose(self, settings: str):
        """Size and colours as two digits, as if chosen on an earlier page. Call it before the first is opened."""
        if self.kiosk.has_server:
            self.context.add_cookies([{"name": "preferences", "value": settings, "url": self.kiosk.address}])
        else:
            self.context.add_init_script(f"localStorage.setItem('preferences', '{settings}')")

    def kept_settings(self) -> str | None:
        """Size and colours as two digits, from the cookie, or where no server is, from the browser's storage; None for
        the normal version."""
        if self.kiosk.has_server:
            values = [cookie["value"] for cookie in self.context.cookies() if cookie["name"] == "preferences"]
            return values[0] if values else None
        value = self.page.evaluate("localStorage.getItem('preferences')")
        return None if value == "10" else value

    def horizontal_scroll(self) -> int:
        """The number of pixels by which the page is wider than the window, where there is a scroll bar for it."""
        return self.page.evaluate(
            "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth"
        )

    def widest(self) -> list[str]:
        """The elements that stick out of the window, to be named in a failure."""
        return self.page.evaluate(
            """[...document.querySelectorAll("body *")]
                .filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1)
                .slice(0, 5).map((e) => `${e.tagName}.${e.className.baseVal ?? e.className}`)"""
        )

    def _complain(self, what: str):
        self.complaints.append(f"{self.page.url}: {what}")

    def _console(self, message):
        if message.type in ("error", "warning", "assert"):
            self._complain(f"console {message.type}: {message.text}")

    def _request(self, request):
        self.requests.append(request)
        if not request.url.startswith((self.kiosk.address, "data:")):
            self._complain(f"leaves the kiosk: {request.url}")

    def _request_failed(self, request):
        # A page that is left waits neither for its icon nor for what it says to the server; a new question of the
        # search takes back the last one. Without a server, the preferences wait for nothing at all.
        may_be_left = ("/assets/icon-", "/screen/", "/search.html?q=")
        is_left = any(part in request.url for part in may_be_left) or not self.kiosk.has_server
        if not (is_left and request.failure == "net::ERR_ABORTED"):
            self._complain(f"failed: {request.url} {request.failure}")

    def _response(self, response):
        if response.status >= 400:
            self._complain(f"{response.status}: {response.url}")
