internal import Words

/// A language of a site's own, in which the program says nothing: Latin, of a kind. Every text of the English file with
/// `Latine:` before it, so that a test sees of each word where it came from; months, small words and countries are its own,
/// and so is its plural rule, which has a form for two.
///
/// It is made of the English file, so that a further word of the program needs no further line here.
package enum LatinWords {
    package static let mark = "Latine: "

    /// `words/la.json`.
    package static var file: String {
        let english = String(decoding: Words.englishFile, as: UTF8.self)
        let end = english.firstRange(of: "  \"searching\": {")?.lowerBound ?? english.endIndex
        // Strings that are no keys.
        var text = String(english[..<end]).replacing(/"([^"\n]*)"(:?)/) { match in
            match.2.isEmpty ? "\"\(mark)\(match.1)\"" : String(match.0)
        }
        for (key, value) in replaced { text = replace(key, by: value, in: text) }
        return text + searching
    }

    /// Values of the English file that are no words, or whose forms are others.
    private static let replaced = [
        ("language", "\"la\", \"plural\": { \"one\": \"n = 1\", \"two\": \"n = 2\" }"),
        ("languageName", "\"Latina\""),
        ("languageSign", "\"La\""),
        ("months", "[\(monthsInDates)]"),
        ("monthsAlone", "[\(months)]"),
        ("day", "\"{day} {month}\""),
        ("decimal", "\",\""),
        ("group", "\"'\""),
        ("cityCount", "{ \"one\": \"urbs una\", \"two\": \"urbes duae\", \"other\": \"urbes {count}\" }"),
        (
            "searchFound",
            "{ \"one\": \"Urbs inventa est.\", \"two\": \"Duae urbes inventae sunt.\", \"other\": \"{count} urbes.\" }"
        ),
        (
            "secondsLeft",
            "{ \"one\": \"secunda\", \"two\": \"secundae duae\", \"other\": \"secundae {seconds}\" }"
        ),
    ]

    private static let months = names(
        "Ianuarius Februarius Martius Aprilis Maius Iunius Iulius Augustus September October November December"
    )
    private static let monthsInDates = names(
        "Ianuarii Februarii Martii Aprilis Maii Iunii Iulii Augusti Septembris Octobris Novembris Decembris"
    )

    private static func names(_ words: String) -> String {
        words.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ", ")
    }

    private static func replace(_ key: String, by value: String, in text: String) -> String {
        guard let start = text.firstRange(of: "\"\(key)\": ")?.upperBound else { return text }
        let ends: [Character: String] = ["{": "\n  }", "[": "]", "\"": "\""]
        guard let close = ends[text[start]],
            let end = text[text.index(after: start)...].firstRange(of: close)?.upperBound
        else { return text }
        return text.replacingCharacters(start..<end, with: value)
    }

    private static let searching = """
          "searching": {
            "months": [
              { "name": "Ianuarius", "begins": "ianuari" }, { "name": "Februarius", "begins": "februari" },
              { "name": "Martius", "begins": "marti" }, { "name": "Aprilis" }, { "name": "Maius", "forms": "maii maio" },
              { "name": "Iunius", "begins": "iuni" }, { "name": "Iulius", "begins": "iuli" },
              { "name": "Augustus", "forms": "augusti augusto" }, { "name": "September", "begins": "septembr" },
              { "name": "October", "begins": "octobr" }, { "name": "November", "begins": "novembr" },
              { "name": "December", "begins": "decembr" }
            ],
            "seasons": { "spring": "ver veris", "summer": "aestas", "autumn": "autumnus", "winter": "hiems" },
            "fillers": "et quoque",
            "ordinalEndings": "us",
            "synonyms": {}
          },
          "countries": {
            "BG": { "names": ["Thracia"], "adjectives": ["thracicus"] }
          }
        }

        """
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
