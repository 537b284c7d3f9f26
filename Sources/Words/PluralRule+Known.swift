package import Cities

extension PluralRule {
    /// The rule of a language whose rule we know, whatever its script and region.
    package static func known(for language: LanguageTag) -> PluralRule? {
        let name = language.rawValue.prefix { $0 != "-" }
        guard let row = table.first(where: { $0.languages.split(separator: " ").contains(name) }) else { return nil }
        do {
            return try PluralRule(row.conditions)
        } catch {
            preconditionFailure("a test reads every rule of the table: \(error)")
        }
    }

    /// The rules of CLDR 47, without those for decimals. Tatar and Bashkir, which CLDR does not have, count in the
    /// singular.
    static let table: [(languages: String, conditions: [String: String])] = [
        ("ba id ja jv km ko lo ms my sah su th tt vi yue zh", [:]),
        (
            "af an ast az bg ca ce cv da de el en eo es et eu fi fo fur fy gl ha hu ia it ka kk kl ku ky lb ml mn mr nb "
                + "ne nl nn no om os ps rm sq sv sw ta te tk tr ug ur uz xh yi",
            ["one": "n = 1"]
        ),
        ("am as bn fa ff fr gu hi hy kn pt zu", ["one": "n = 0..1"]),
        ("is mk", ["one": "n % 10 = 1 and n % 100 != 11"]),
        (
            "be ru uk",
            [
                "one": "n % 10 = 1 and n % 100 != 11", "few": "n % 10 = 2..4 and n % 100 != 12..14",
                "many": "n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14",
            ]
        ),
        ("bs hr sh sr", ["one": "n % 10 = 1 and n % 100 != 11", "few": "n % 10 = 2..4 and n % 100 != 12..14"]),
        (
            "pl",
            [
                "one": "n = 1", "few": "n % 10 = 2..4 and n % 100 != 12..14",
                "many": "n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14",
            ]
        ),
        ("cs sk", ["one": "n = 1", "few": "n = 2..4"]),
        ("hsb dsb sl", ["one": "n % 100 = 1", "two": "n % 100 = 2", "few": "n % 100 = 3..4"]),
        ("lt", ["one": "n % 10 = 1 and n % 100 != 11..19", "few": "n % 10 = 2..9 and n % 100 != 11..19"]),
        ("lv", ["zero": "n % 10 = 0 or n % 100 = 11..19", "one": "n % 10 = 1 and n % 100 != 11"]),
        ("mo ro", ["one": "n = 1", "few": "n = 0 or n % 100 = 1..19"]),
        ("he iw", ["one": "n = 1", "two": "n = 2"]),
        (
            "ar",
            ["zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n % 100 = 3..10", "many": "n % 100 = 11..99"]
        ),
        ("ga", ["one": "n = 1", "two": "n = 2", "few": "n = 3..6", "many": "n = 7..10"]),
        ("cy", ["zero": "n = 0", "one": "n = 1", "two": "n = 2", "few": "n = 3", "many": "n = 6"]),
    ]
}
