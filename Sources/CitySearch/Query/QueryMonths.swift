/// Months and seasons as they are named in Russian and English, in any form and cut short.
enum QueryMonths {
    /// - Parameter word: folded.
    /// - Returns: 1…12.
    static func number(of word: String) -> Int? {
        if may.contains(word) { return 5 }
        for names in [english, russianNames] where word.count > 2 {
            if let index = names.firstIndex(where: { $0.hasPrefix(word) }) { return index + 1 }
        }
        return russian.firstIndex { !$0.isEmpty && word.hasPrefix($0) && word.count <= $0.count + 2 }.map { $0 + 1 }
    }

    /// The month whose name is meant by a word with slips in it. Short names are too near to other words.
    static func misspelt(_ word: String) -> (number: Int, name: String)? {
        for names in [russianNames, english] {
            let index = names.firstIndex { $0.count > 5 && $0.first == word.first && Slips.are(between: $0, and: word) }
            if let index { return (index + 1, name(index + 1, beside: word)) }
        }
        return nil
    }

    /// A month in the language of a word that names it.
    static func name(_ number: Int, beside word: String) -> String {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return russianNames[number - 1] }
        return english[number - 1].prefix(1).uppercased() + english[number - 1].dropFirst()
    }

    /// The months of a season; the winter of a year has the December before, too.
    static func season(_ word: String) -> ClosedRange<Int>? {
        seasons.first { $0.value.contains(word) }?.key
    }

    static let winter = 12...14

    private static let may: Set<String> = ["май", "мая", "мае", "маю", "маем"]
    private static let english = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let russianNames = [
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
        "декабрь",
    ]
    /// How their forms begin; those of May are too short for that.
    private static let russian = [
        "январ", "феврал", "март", "апрел", "", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
    ]
    private static let seasons: [(key: ClosedRange<Int>, value: Set<String>)] = [
        (3...5, ["весна", "весны", "весне", "весну", "весной", "spring"]),
        (6...8, ["лето", "лета", "лету", "летом", "лете", "summer"]),
        (9...11, ["осень", "осени", "осенью", "autumn", "fall"]),
        (winter, ["зима", "зимы", "зиме", "зиму", "зимой", "winter"]),
    ]
}
