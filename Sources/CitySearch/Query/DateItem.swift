internal import Cities

/// A word, a number or the sign of a month of a query, as dates are made of.
struct DateItem {
    var text: String
    var folded: String
    /// The number of the run without white space that it is in.
    var chunk: Int
    /// The text before it in its run.
    var before: String
    var namedMonth: Lexicon.Month?
    var season: ClosedRange<Int>?

    /// The value of four digits at most.
    var number: Int? { folded.utf8.count <= 4 ? digits : nil }
    /// Eight digits at once are a date, too.
    var digits: Int? { folded.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(folded) : nil }
    var month: Int? { namedMonth?.number }
    /// `2021`, or `'21`.
    var year: Int? {
        if isAfterApostrophe, let short { return 2000 + short }
        return number.flatMap { (1000...2999).contains($0) ? $0 : nil }
    }
    /// A day, or a month in numbers.
    var small: Int? { number.flatMap { folded.utf8.count <= 2 && !isAfterApostrophe ? $0 : nil } }
    /// Two digits, as of a year.
    var short: Int? { folded.utf8.count == 2 ? digits : nil }

    private var isAfterApostrophe: Bool { ["'", "’", "‘"].contains(before.suffix(1)) }

    /// The words of a chunk without fillers and the endings of ordinals; `24июня2021` and `24th` fall apart.
    static func all(in chunk: String, _ number: Int, _ lexicon: Lexicon) -> [DateItem] {
        var items: [DateItem] = []
        var end = chunk.startIndex
        for word in TextWord.all(in: chunk) {
            let before = String(chunk[end..<word.range.lowerBound])
            end = word.range.upperBound
            let parts = parts(of: word.folded, lexicon)
            for part in parts {
                let isEnding = lexicon.ordinalEndings.contains(part) && items.last?.number != nil
                guard !isEnding, !lexicon.fillers.contains(part) else { continue }
                let text = parts.count == 1 ? String(chunk[word.range]) : part
                items.append(
                    DateItem(
                        text: text,
                        folded: part,
                        chunk: number,
                        before: before,
                        namedMonth: lexicon.month(named: part),
                        season: lexicon.season(part)
                    )
                )
            }
        }
        return items
    }

    /// Digits and letters apart, if the letters are what stands in a date.
    private static func parts(of word: String, _ lexicon: Lexicon) -> [String] {
        var parts: [String] = []
        var wereDigits: Bool?
        for scalar in word.unicodeScalars {
            let areDigits = ("0"..."9").contains(scalar)
            if areDigits == wereDigits, var last = parts.popLast() {
                last.unicodeScalars.append(scalar)
                parts.append(last)
            } else {
                parts.append(String(scalar))
            }
            wereDigits = areDigits
        }
        let areMonths = parts.map { lexicon.month(named: $0) != nil }
        let areOfDate = zip(parts, areMonths).allSatisfy { part, isMonth in
            isMonth || part.utf8.allSatisfy { (0x30...0x39).contains($0) } || lexicon.ordinalEndings.contains(part)
                || lexicon.fillers.contains(part)
        }
        let isStart = parts.first?.first?.isNumber == true || areMonths.first == true
        return isStart && areOfDate ? parts : [word]
    }
}
