internal import Cities

/// Days, months and years as people type them, in Russian and English.
enum QueryDates {
    /// Reads dates of more than a year: `август 2018`, `24 июня 2021`, `24 июня`, `June 24, 2021`, `2021-06-24`,
    /// `24.06.2021`, `06.2021`.
    ///
    /// - Parameter words: folded.
    /// - Returns: the terms of the dates, the words that are in none; `nil` where there is no date.
    static func reading(_ words: [String]) -> (terms: [String], rest: [String])? {
        var terms: [String] = []
        var rest: [String] = []
        var place = 0
        while place < words.count {
            if let (term, count) = date(at: place, in: words) {
                terms.append(term)
                place += count
            } else {
                rest.append(words[place])
                place += 1
            }
        }
        return terms.isEmpty ? nil : (terms, rest)
    }

    /// The number of a month named in any form, or `nil`.
    static func month(_ word: String) -> Int? {
        if may.contains(word) { return 5 }
        if let index = english.firstIndex(where: { $0 == word || $0.prefix(3) == word }) { return index + 1 }
        if word == "sept" { return 9 }
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

    private static func date(at place: Int, in words: [String]) -> (term: String, count: Int)? {
        let next = words[place...].prefix(3).map { $0 }
        let numbers = next.map { number($0) }
        let months = next.map { month($0) }
        func at<Value>(_ list: [Value?], _ index: Int) -> Value? { index < list.count ? list[index] : nil }
        let readings: [(year: Int?, month: Int?, day: Int?, count: Int)] = [
            (year(at(numbers, 2)), at(months, 1), at(numbers, 0), 3),
            (year(at(numbers, 2)), at(months, 0), at(numbers, 1), 3),
            (year(at(numbers, 0)), at(numbers, 1), at(numbers, 2), 3),
            (year(at(numbers, 2)), at(numbers, 1), at(numbers, 0), 3),
            (year(at(numbers, 1)), at(months, 0), nil, 2),
            (year(at(numbers, 0)), at(months, 1), nil, 2),
            (year(at(numbers, 1)), at(numbers, 0), nil, 2),
        ]
        for reading in readings {
            guard let year = reading.year, let month = reading.month, reading.count == 2 || reading.day != nil,
                EventDate.Point(year: year, month: month, day: reading.day) != nil
            else { continue }
            return (DateTerms.term(year: year, month: month, day: reading.day), reading.count)
        }
        for (day, month) in [(at(numbers, 0), at(months, 1)), (at(numbers, 1), at(months, 0))] {
            // A year in which February has 29 days.
            guard let day, let month, EventDate.Point(year: 2000, month: month, day: day) != nil else { continue }
            return (DateTerms.term(month: month, day: day), 2)
        }
        return nil
    }

    private static func number(_ word: String) -> Int? {
        guard word.utf8.count <= 4, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(word)
    }

    private static func year(_ number: Int?) -> Int? {
        guard let number, (1000...2999).contains(number) else { return nil }
        return number
    }
}
