internal import FoundationEssentials

/// A small content folder as text: two invented cities in two languages, one of them without a picture.
///
/// Tests change a file of it to see what is refused.
package enum ContentRecipe {
    package static let files: [String: String] = [
        "site.json": """
        {
          "title": {"ru": "Города-друзья", "en": "Friendly cities"},
          "home": {
            "names": {"ru": "Лесной", "en": "Lesnoy"}, "compared": {"ru": "с Лесным"}, "latitude": 55.8, "longitude": 49.1,
            "timeZone": {"utcOffset": "+03:00", "zone": "Europe/Moscow"}
          },
          "languages": ["ru", "en"],
          "order": ["harbour", "hilltown"],
          "securityEpoch": 1
        }
        """,
        "cities/harbour/city.json": """
        {
          "country": {"code": "XA", "names": {"ru": "Приморье & Ко", "en": "Coastland"}},
          "latitude": 36.07, "longitude": 120.38,
          "facts": {
            "agreement": {"kind": "twinning", "year": 2001, "title": {"ru": "Договор", "en": "Treaty"}, "source": "Договор (2001 г.)"},
            "founded": {"year": -311, "source": "311 до н.э."},
            "area": {"squareKilometres": 885.61, "asOf": 2021, "source": "885,61 км2 (2021 г.)"},
            "population": {"people": 4300000, "asOf": 2021, "source": "4,3 млн. чел. (2021 г.)"},
            "timeZone": {"utcOffset": "+08:00", "zone": "Asia/Shanghai", "source": "GMT +8"},
            "site": {"address": "http://harbour.example/", "source": "http://harbour.example/"}
          },
          "photo": {
            "credit": {"ru": "«Рисовальщик»", "en": "A draughtsman"},
            "description": {"ru": "Маяк над бухтой.", "en": "A lighthouse over a bay."}
          }
        }
        """,
        "cities/harbour/photo.svg": """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><rect width="1600" height="900" fill="#3f8391"/></svg>
        """,
        "cities/harbour/ru.md": """
        # Гавань

        Город &lt;кораблей&gt; и *маяков*.

        ## О городе

        Здесь строят лодки. Соседний [Холмград](hilltown.html) виден с мола.

        ## Совместные дела

        - 2022-03-01: Школьный концерт.
        - 2019-04-21/2019-04-25: Приезд гостей.
        - 2021-12: Выставка.
        - Обмен письмами.
        - 2022-03-01: Второй концерт.

        """,
        "cities/harbour/en.md": """
        # Harbour

        A town of ships.

        ## About

        Boats are built here.

        ## Joint events

        - 2022-03-01: A school concert.
        - 2019-04-21/2019-04-25: Guests came.
        - 2021-12: An exhibition.
        - Letters were exchanged.
        - 2022-03-01: A second concert.

        """,
        "cities/hilltown/city.json": """
        {
          "country": {"names": {"ru": "Нагорье"}},
          "facts": {
            "area": {"asOf": 2020, "source": "2,678 km2 (2020 г.)"},
            "population": {"people": 887000, "asOf": 2019, "source": "887 тыс чел (2019 г.)"},
            "timeZone": {"utcOffset": "+02:00", "summerUtcOffset": "+03:00", "zone": "Europe/Sofia", "source": "GMT +2"}
          }
        }
        """,
        "cities/hilltown/ru.md": """
        # Холмград

        ## О городе

        Стоит на семи холмах.

        """,
    ]

    /// Writes the folder.
    ///
    /// - Parameter changes: files instead of those above, by name; `nil` leaves one out.
    package static func write(into folder: TemporaryFolder, changes: [String: String?] = [:]) throws {
        let written = files.mapValues { Optional($0) }.merging(changes) { $1 }
        for (name, text) in written {
            guard let text else { continue }
            let parent = folder.path(name).split(separator: "/").dropLast().joined(separator: "/")
            try FileManager.default.createDirectory(atPath: "/" + parent, withIntermediateDirectories: true)
            try folder.write(Array(text.utf8), to: name)
        }
    }
}
