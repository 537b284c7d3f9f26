"""What is asked for. A case is a list of requests; every request goes out under many different heads in turn."""

from dataclasses import dataclass

import browser_heads


@dataclass(frozen=True)
class Request:
    # `page`, `picture` or `style`: what a browser wants decides what it says.
    kind: str
    name: str
    status: int = 200

    @property
    def target(self):
        return "/" + self.name


# The walk has at most so many visits; over more cities it takes them evenly spread.
VISITS = 2000


def cases(sizes):
    """The cases over a site: `{title: [Request]}`. `sizes` is what `unpack` tells."""
    pages = [name for name in sizes if name.startswith(("ru/", "en/")) and name.count("/") == 1]
    cities = [name for name in pages if name.endswith(".html") and "data/cities/" + name[3:-5] + ".json" in sizes]
    page = min(cities, key=lambda name: (abs(sizes[name][1] - 6000), name))
    photos = [name for name in sizes if name.startswith("images/") and name.endswith(".jpg")]
    picture = min(photos, key=lambda name: (abs(sizes[name][0] - 200_000), name))
    return {
        "page": [Request("page", page)],
        "304": [Request("page", page, 304)],
        "404": [Request("page", "ru/no-such-city.html", 404)],
        "picture": [Request("picture", picture)],
        "walk": walk(cities, sizes),
    }


def walk(cities, sizes):
    """Visit after visit: a page, the preferences that every page loads, its picture; the list now and then, the style
    sheet for a new visitor, a page that the browser has already, an icon that browsers guess."""
    pictures = {}
    for name in sizes:
        if name.startswith("images/") and sizes[name][0] < 400_000:
            pictures.setdefault(name[7:].rpartition("-")[0], name)
    sheet = next(name for name in sizes if name.startswith("assets/site-") and name.endswith(".css"))
    requests = []
    for number, page in enumerate(cities[:: -(-len(cities) // VISITS)]):
        requests += [Request("page", page), Request("style", "assets/preferences.css")]
        if page[3:-5] in pictures:
            requests.append(Request("picture", pictures[page[3:-5]]))
        if number % 8 == 0:
            requests += [Request("page", page[:3] + "index.html"), Request("style", sheet)]
        if number % 10 == 0:
            requests.append(Request("page", page, 304))
        if number % 20 == 0:
            requests.append(Request("picture", "favicon.ico", 404))
    return requests


def written(requests, prefix, origin, tags):
    """The requests as bytes, under heads that take turns. `tags` are the server's, by name: `{name: ETag}`."""
    heads = {kind: browser_heads.heads(kind, origin) for kind in ("page", "picture", "style")}
    count = max(len(requests), len(heads["page"]))
    texts = []
    for number in range(-(-count // len(requests)) * len(requests)):
        request = requests[number % len(requests)]
        lines = [f"GET {prefix}{request.target} HTTP/1.1"] + heads[request.kind][number % len(heads[request.kind])]
        if request.status == 304:
            lines.append(f"If-None-Match: {tags[request.name]}")
        texts.append("\r\n".join(lines) + "\r\n\r\n")
    return texts
