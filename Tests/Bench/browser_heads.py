"""Request heads as real browsers send them: Chromium and its kin, Firefox and Safari, on desks and on phones.

Which fields, in which order and in which case, is each browser's own; versions, languages, cookies and what led to the
request differ. `heads("page")` gives more than a hundred that all differ.
"""

import itertools

CHROMIUM_DESKS = [
    ("Windows NT 10.0; Win64; x64", '"Windows"'),
    ("X11; Linux x86_64", '"Linux"'),
    ("Macintosh; Intel Mac OS X 10_15_7", '"macOS"'),
    ("X11; CrOS x86_64 14541.0.0", '"Chrome OS"'),
]
CHROMIUM_PHONES = [("Linux; Android 10; K", '"Android"')]
# The name among the brands, and what stands behind Safari/537.36.
CHROMIUM_KIN = [
    ("Google Chrome", ""),
    ("Chromium", ""),
    ("Microsoft Edge", " Edg/{0}.0.0.0"),
    ("YaBrowser", " YaBrowser/24.{1}.0.0"),
    ("Opera", " OPR/{1}.0.0.0"),
    ("Samsung Internet", " SamsungBrowser/2{1}.0"),
]
FIREFOX = [
    "Windows NT 10.0; Win64; x64; rv:{0}.0) Gecko/20100101",
    "X11; Linux x86_64; rv:{0}.0) Gecko/20100101",
    "Macintosh; Intel Mac OS X 10.15; rv:{0}.0) Gecko/20100101",
    "Android 14; Mobile; rv:{0}.0) Gecko/{0}.0",
]
SAFARI = [
    ("Macintosh; Intel Mac OS X 10_15_7", "605.1.15", "17.{0}", ""),
    ("iPhone; CPU iPhone OS 17_{0} like Mac OS X", "605.1.15", "17.{0}", "Mobile/15E148 "),
    ("iPad; CPU OS 17_{0} like Mac OS X", "605.1.15", "17.{0}", "Mobile/15E148 "),
]
LANGUAGES = ["ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru,en;q=0.9", "en-US,en;q=0.9", "tt-RU,tt;q=0.9,ru;q=0.8,en;q=0.5",
             "zh-CN,zh;q=0.9,en;q=0.8", "tr-TR,tr;q=0.9"]
FIREFOX_LANGUAGES = ["ru-RU,ru;q=0.8,en-US;q=0.5,en;q=0.3", "en-US,en;q=0.5", "zh-CN,zh;q=0.8,en-US;q=0.5,en;q=0.3"]
COOKIES = [
    None,
    "preferences=31",
    "_ga=GA1.1.1284650017.1763800041; _ga_7K2T0XW1=GS2.1.s1763800041$o1$g0$t1763800041$j60$l0$h0",
    "_ym_uid=176380004112846500; _ym_d=1763800041; _ym_isad=2",
    "PHPSESSID=q2n8u4b1k0v7s5d3f6h9j1l2m4; theme=dark",
]
# Where one came from, in the same site and from outside.
REFERERS = ["/ru/index.html", None, "/ru/map.html", "/en/index.html", "/ru/chengdu.html"]

ACCEPTED = {
    "Chromium": {
        "page": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
        "application/signed-exchange;v=b3;q=0.7",
        "picture": "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
        "style": "text/css,*/*;q=0.1",
    },
    "Firefox": {
        "page": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "picture": "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
        "style": "text/css,*/*;q=0.1",
    },
    "Safari": {
        "page": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "picture": "image/webp,image/avif,image/jxl,image/heic,image/heic-sequence,video/*;q=0.8,image/png,"
        "image/svg+xml,image/*;q=0.8,*/*;q=0.5",
        "style": "text/css,*/*;q=0.1",
    },
}
DESTINATION = {"page": "document", "picture": "image", "style": "style"}


def heads(kind, origin):
    """The heads of requests for a `page`, a `picture` or a `style`, each a list of `Name: value` behind the first line.

    `origin` is that of the server, as in `http://127.0.0.1:8080`.
    """
    found = []
    languages, cookies = itertools.cycle(LANGUAGES), itertools.cycle(COOKIES)
    referers, gecko_languages = itertools.cycle(REFERERS), itertools.cycle(FIREFOX_LANGUAGES)

    def led_here():
        place = next(referers)
        return origin + place if place else (None if kind == "page" else origin + "/ru/index.html")

    for version in (126, 131, 136, 141):
        for (system, platform), (brand, tail) in itertools.product(CHROMIUM_DESKS + CHROMIUM_PHONES, CHROMIUM_KIN):
            found.append(chromium(kind, version, system, platform, brand, tail, next(languages), next(cookies), led_here()))
    for version, system in itertools.product((115, 128, 133, 140, 144), FIREFOX):
        found.append(firefox(kind, version, system, next(gecko_languages), next(cookies), led_here()))
    for version, device in itertools.product((2, 4, 5, 6), SAFARI):
        found.append(safari(kind, version, *device, next(languages), next(cookies), led_here()))
    return [[f"Host: {origin.removeprefix('http://')}"] + [line for line in head if line] for head in found]


def chromium(kind, version, system, platform, brand, tail, language, cookie, referer):
    phone = platform == '"Android"'
    agent = f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0 "
    agent += ("Mobile " if phone else "") + "Safari/537.36" + tail.format(version, version % 10)
    page = kind == "page"
    return [
        "Connection: keep-alive",
        f'sec-ch-ua: "Not)A;Brand";v="8", "Chromium";v="{version}", "{brand}";v="{version}"',
        "sec-ch-ua-mobile: ?1" if phone else "sec-ch-ua-mobile: ?0",
        f"sec-ch-ua-platform: {platform}",
        page and "Upgrade-Insecure-Requests: 1",
        f"User-Agent: {agent}",
        f"Accept: {ACCEPTED['Chromium'][kind]}",
        "Sec-Fetch-Site: same-origin" if referer else "Sec-Fetch-Site: none",
        "Sec-Fetch-Mode: navigate" if page else "Sec-Fetch-Mode: no-cors",
        page and "Sec-Fetch-User: ?1",
        f"Sec-Fetch-Dest: {DESTINATION[kind]}",
        referer and f"Referer: {referer}",
        "Accept-Encoding: gzip, deflate, br, zstd",
        f"Accept-Language: {language}",
        cookie and f"Cookie: {cookie}",
    ]


def firefox(kind, version, system, language, cookie, referer):
    page = kind == "page"
    return [
        f"User-Agent: Mozilla/5.0 ({system.format(version)} Firefox/{version}.0",
        f"Accept: {ACCEPTED['Firefox'][kind]}",
        f"Accept-Language: {language}",
        "Accept-Encoding: gzip, deflate, br, zstd",
        referer and f"Referer: {referer}",
        version % 2 and "Sec-GPC: 1",
        "Connection: keep-alive",
        cookie and f"Cookie: {cookie}",
        page and "Upgrade-Insecure-Requests: 1",
        f"Sec-Fetch-Dest: {DESTINATION[kind]}",
        "Sec-Fetch-Mode: navigate" if page else "Sec-Fetch-Mode: no-cors",
        "Sec-Fetch-Site: same-origin" if referer else "Sec-Fetch-Site: none",
        page and "Sec-Fetch-User: ?1",
        "Priority: u=0, i" if page else "Priority: u=5, i",
    ]


def safari(kind, version, device, kit, number, mobile, language, cookie, referer):
    agent = f"Mozilla/5.0 ({device.format(version)}) AppleWebKit/{kit} (KHTML, like Gecko) "
    agent += f"Version/{number.format(version)} {mobile}Safari/{'604.1' if mobile else kit}"
    page = kind == "page"
    return [
        f"Accept: {ACCEPTED['Safari'][kind]}",
        "Sec-Fetch-Site: same-origin" if referer else "Sec-Fetch-Site: none",
        cookie and f"Cookie: {cookie}",
        f"Sec-Fetch-Dest: {DESTINATION[kind]}",
        f"Accept-Language: {language}",
        "Sec-Fetch-Mode: navigate" if page else "Sec-Fetch-Mode: no-cors",
        page and "Upgrade-Insecure-Requests: 1",
        f"User-Agent: {agent}",
        referer and f"Referer: {referer}",
        "Accept-Encoding: gzip, deflate",
        "Priority: u=0, i" if page else "Priority: u=5, i",
        "Connection: keep-alive",
    ]
