import FoundationEssentials
import PobratimTesting

/// A content folder with two made-up cities, in two languages, one with a drawing.
enum SmallContent {
    /// Writes it into `folder`, under `name`.
    static func write(to folder: TemporaryFolder, as name: String = "content") throws {
        for (path, text) in files {
            let parts = path.split(separator: "/").dropLast()
            let parent = ([name] + parts.map(String.init)).joined(separator: "/")
            try FileManager.default.createDirectory(
                atPath: folder.path(parent),
                withIntermediateDirectories: true
            )
            try folder.write(Array(text.utf8), to: "\(name)/\(path)")
        }
    }

    static let files = [
        "site.json": """
        {
          "title": { "ru": "Города-друзья", "en": "Friendly cities" },
          "languages": ["ru", "en"],
          "securityEpoch": 3,
          "order": ["laketown", "hilltown"]
        }
        """,
        "cities/laketown/city.json": """
        {
          "country": { "code": "BG", "names": { "ru": "Озёрный край", "en": "Lakeland" } },
          "facts": {
            "founded": { "year": 1204, "source": "1204 г." },
            "population": { "people": 12500, "asOf": 2021, "source": "12,5 тыс. чел. (2021 г.)" }
          },
          "photo": {
            "credit": { "ru": "Собственный рисунок", "en": "Own drawing" },
            "description": { "ru": "Круглое озеро", "en": "A round lake" }
          }
        }
        """,
        "cities/laketown/photo.svg": """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><circle cx="80" cy="45" r="40" fill="#06c"/></svg>
        """,
        "cities/laketown/ru.md": """
        # Озёрск

        Город у круглого озера.

        ## О городе

        Вокруг озера можно обойти за час.

        ## Совместные мероприятия

        - 3 мая 2019 года школьники посадили липы.
        """,
        "cities/laketown/en.md": """
        # Laketown

        A town by a round lake.

        ## About the city

        Walking around the lake takes an hour.
        """,
        "cities/hilltown/city.json": """
        { "country": { "names": { "ru": "Горный край", "en": "Hill country" } }, "facts": {} }
        """,
        "cities/hilltown/ru.md": """
        # Горск

        Город на холме.
        """,
    ]
}
