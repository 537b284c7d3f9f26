/// Months as they are named in Russian and English, in any form and cut short.
enum QueryMonths {
    /// - Parameter word: folded.
    /// - Returns: 1…12.
    static func number(of word: String) -> Int? {
        if may.contains(word) { return 5 }
        if let index = english.firstIndex(where: { $0 == word || $0.prefix(3) == word }) { return index + 1 }
        if let month = short[word] { return month }
        return russian.firstIndex { !$0.isEmpty && word.hasPrefix($0) && word.count <= $0.count + 2 }.map { $0 + 1 }
    }

    private static let may: Set<String> = ["май", "мая", "мае", "маю", "маем"]
    private static let english = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    /// How their forms begin; those of May are too short for that.
    private static let russian = [
        "январ", "феврал", "март", "апрел", "", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
    ]
    private static let short: [String: Int] = [
        "янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "авг": 8, "сен": 9, "сент": 9, "sept": 9, "окт": 10,
        "ноя": 11, "нояб": 11, "дек": 12,
    ]
}
