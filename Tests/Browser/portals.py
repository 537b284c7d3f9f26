"""Content folders of portals that are not ours: many cities, one city, long and foreign names, much that is missing."""

import json
import pathlib

COUNTRIES = (("CN", "Китайская Народная Республика"), ("TR", "Турецкая Республика"), ("BG", "Республика Болгария"),
             ("US", "Соединённые Штаты Америки"), ("JP", "Япония"), ("BR", "Федеративная Республика Бразилия"),
             ("IT", "Итальянская Республика"), ("KZ", "Республика Казахстан"), (None, "Страна без кода"))
SYLLABLES = ("ло", "ми", "ра", "ден", "ву", "кас", "тор", "пе", "ши", "грод")

# Names can be like this: no space to break at, brackets and quotes, other ways of writing.
ODD_NAMES = {
    "long": "Лланвайрпуллгуингиллгогерихуирндробуллллантисилиогогогох",
    "many-words": "Муниципальное образование городской округ закрытое административно-территориальное образование Заозёрный",
    "chinese": "海参崴与青岛之间的城市",
    "arabic": "مدينة الإسكندرية",
    "hebrew": "תל אביב-יפו",
    "quotes": "«Сан-Жозе-ду-Риу-Прету» & <Ко>",
    "letter": "Å",
}


def write_site(folder: pathlib.Path, slugs: list[str]):
    site = {
        "home": {
            "names": {"ru": "Лесной", "en": "Lesnoy"}, "latitude": 55.8, "longitude": 49.1,
            "timeZone": {"utcOffset": "+03:00", "zone": "Europe/Moscow"},
        },
        "title": {"ru": "Города-побратимы и партнёры", "en": "Twin and partner cities"},
        "languages": ["ru", "en"], "securityEpoch": 1, "order": slugs,
    }
    (folder / "site.json").write_text(json.dumps(site, ensure_ascii=False))


def write_city(folder: pathlib.Path, slug: str, number: int, name: str, bare: bool):
    """`bare`: nothing is known of it but its name and its country."""
    code, country = COUNTRIES[number % len(COUNTRIES)]
    city = {"country": {"names": {"ru": country}}, "facts": {}}
    if code:
        city["country"]["code"] = code
    if not bare:
        # All around the globe, so that some lie beyond the map, and many close together.
        city |= {"latitude": round(-40 + number * 7.3 % 100, 2), "longitude": round(-170 + number * 23.7 % 340, 2)}
        city["facts"] = {
            "founded": {"year": 1000 + number % 1000, "source": f"{1000 + number % 1000} г."},
            "population": {"people": 10_000 + number * 977, "asOf": 2021, "source": "?"},
            "timeZone": {"utcOffset": "+08:00", "zone": "Asia/Shanghai", "source": "UTC+8"},
        }
    place = folder / "cities" / slug
    place.mkdir(parents=True)
    (place / "city.json").write_text(json.dumps(city, ensure_ascii=False))
    lead = "" if bare else "\nОдно предложение о городе, который никто не видел.\n"
    (place / "ru.md").write_text(f"# {name}\n{lead}".replace("<", "\\<"))


def made_name(number: int) -> str:
    digits = [int(digit) for digit in f"{number:03}"]
    return "".join(SYLLABLES[digit] for digit in digits).capitalize()


def write_portal(folder: pathlib.Path, count: int):
    """A portal of so many cities with ordinary names."""
    slugs = [f"city-{number}" for number in range(count)]
    write_site(folder, slugs)
    for number, slug in enumerate(slugs):
        write_city(folder, slug, number, made_name(number), bare=number % 5 == 4)


def write_odd_portal(folder: pathlib.Path):
    write_site(folder, list(ODD_NAMES))
    for number, (slug, name) in enumerate(ODD_NAMES.items()):
        write_city(folder, slug, number, name, bare=number % 2 == 1)
