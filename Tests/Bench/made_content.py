"""Content folders of any size: the shipped cities first, then made ones.

A made city has texts of the shipped ones' words, in which every twentieth word is invented, so that the vocabulary grows
as that of real texts does; its drawing is a shipped one with its name in it, so that no two are the same bytes. The last
city of every folder has a photo in two sizes instead, as the import derives them: random bytes in a JPEG's frame, which
nothing can compress, and which `pack` measures but does not decode. The same numbers give the same bytes.
"""

import json
import os
import random
import re
import shutil
import struct

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHIPPED = os.path.join(ROOT, "Assets/content")
EVENTS, PARAGRAPHS = 15, 4
SOUNDS = {"ru": ("бвгдзклмнпрстфхчш", "аеиоуя"), "en": ("bvgdzklmnprstfhcj", "aeiou")}
HEADINGS = {"ru": ("О городе", "Совместные мероприятия и контакты"), "en": ("About", "Joint events and contacts")}
COUNTRIES = [
    ("CN", "Китайская Народная Республика", "People’s Republic of China"),
    ("TR", "Турецкая Республика", "Republic of Türkiye"),
    ("BG", "Республика Болгария", "Republic of Bulgaria"),
    ("IN", "Республика Индия", "Republic of India"),
]
# What the two widths of a photo weigh, in bytes.
PHOTO_SIZES = {800: 200_000, 1600: 800_000}


def make(folder, city_count, photo_count=1):
    """Makes a content folder of at least five cities, the last `photo_count` of which have photos."""
    shutil.copytree(SHIPPED, folder)
    site = read_json(os.path.join(SHIPPED, "site.json"))
    shipped = list(site["order"])
    words = {language: words_of(shipped, language) for language in site["languages"]}
    for number in range(len(shipped), city_count):
        slug = f"made-{number:05}"
        site["order"].append(slug)
        make_city(os.path.join(folder, "cities", slug), number, shipped[number % len(shipped)], words)
    for number in range(city_count - photo_count, city_count):
        take_photo(os.path.join(folder, "cities", site["order"][number]), number)
    write_json(os.path.join(folder, "site.json"), site)


def words_of(cities, language):
    text = ""
    for city in cities:
        with open(os.path.join(SHIPPED, "cities", city, f"{language}.md"), encoding="utf-8") as file:
            text += file.read()
    # Whatever Markdown could read as its own stays out.
    return re.findall(r"\b[^\W_]+\b[,.]?", text)


def make_city(folder, number, model, words):
    os.mkdir(folder)
    facts = read_json(os.path.join(SHIPPED, "cities", model, "city.json"))
    code, russian, english = COUNTRIES[number % len(COUNTRIES)]
    facts["country"] = {"code": code, "names": {"ru": russian, "en": english}}
    chance = random.Random(number)
    facts["latitude"], facts["longitude"] = round(chance.uniform(-60, 70), 2), round(chance.uniform(-180, 180), 2)
    write_json(os.path.join(folder, "city.json"), facts)
    for language in words:
        with open(os.path.join(folder, f"{language}.md"), "w", encoding="utf-8") as file:
            file.write(text(chance, number, language, words[language]))
    for drawing in ("photo.svg", "photo-dark.svg"):
        with open(os.path.join(SHIPPED, "cities", model, drawing), encoding="utf-8") as file:
            lines = file.read()
        with open(os.path.join(folder, drawing), "w", encoding="utf-8") as file:
            file.write(lines.replace("</svg>", f"<!-- {number} --></svg>"))


def text(chance, number, language, words):
    about, events = HEADINGS[language]
    name = invented(chance, language).capitalize()
    lines = [f"# {name}", "", sentence(chance, language, name, words), "", f"## {about}", ""]
    for _ in range(PARAGRAPHS):
        lines += [sentence(chance, language, name, words), ""]
    lines += [f"## {events}", ""]
    for event in range(EVENTS):
        date = f"{2005 + event}-{1 + number % 12:02}"
        lines.append(f"- {date}: {sentence(chance, language, name, words)}")
    return "\n".join(lines) + "\n"


def sentence(chance, language, name, words):
    chosen = [
        invented(chance, language) if place % 20 == 7 else chance.choice(words)
        for place in range(chance.randint(12, 60))
    ]
    return f"{name} {' '.join(chosen).rstrip(',.')}."


def invented(chance, language):
    first, second = SOUNDS[language]
    return "".join(chance.choice(first) + chance.choice(second) for _ in range(chance.randint(2, 4)))


def take_photo(folder, number):
    for drawing in ("photo.svg", "photo-dark.svg"):
        os.remove(os.path.join(folder, drawing))
    chance = random.Random(number)
    for name, width, size in [("photo.jpg", 3840, 1000)] + [(f"photo-{w}.jpg", w, s) for w, s in PHOTO_SIZES.items()]:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(jpeg(chance, width, size))


def jpeg(chance, width, size):
    """Start of image, a baseline frame of `width` pixels (ITU T.81, B.2.2), bytes of which a twentieth could be compressed, as
    in many photos, end of image."""
    start = b"\xff\xd8" + struct.pack(">HHBHHB", 0xFFC0, 11, 8, width * 2 // 3, width, 1) + b"\x01\x11\x00"
    return start + bytes(size // 20) + chance.randbytes(size - size // 20 - len(start) - 2) + b"\xff\xd9"


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")
