/// The time zone: what the source says, and the zone of the IANA database.
package enum TimeZoneFact: FactKind {
    package struct Written: WrittenFact {
        /// `+08:00`.
        package var utcOffset: String?
        package var summerUtcOffset: String?
        package var zone: String?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.timeZone
    package static let title = FactTitle(russian: "часовой пояс", english: "time zone")
    package static let labels: [LanguageTag: [String]] = [
        .russian: ["часовой пояс", "часовая зона", "время", "местное время", "разница во времени"],
        .english: ["time zone", "timezone"],
    ]
    package static let place = FactPlace.row
    package static let isBareFigure = true

    package static func read(_ source: FactSource) -> FactReading<UTCOffsetText.Reading> {
        UTCOffsetText.read(source.text)
    }

    package static func judge(
        _ reading: FactReading<UTCOffsetText.Reading>,
        _ source: FactSource,
        beside others: FactReadings
    ) -> FactReading<CityTimeZone> {
        guard let offset = reading.value else { return .unread(reading.problem ?? .several) }
        let zone = SingleZone.zone(ofCountry: source.countryCode, offset: offset.minutes)
        return .value(
            CityTimeZone(minutesFromUTC: offset.minutes, summerMinutesFromUTC: offset.summerMinutes, zone: zone?.name)
        )
    }

    package static func written(_ fact: Fact<CityTimeZone>) -> Written {
        Written(
            utcOffset: (fact.value?.minutesFromUTC).map(WrittenOffset.text),
            summerUtcOffset: (fact.value?.summerMinutesFromUTC).map(WrittenOffset.text),
            zone: fact.value?.zone,
            source: fact.source,
            language: fact.writtenLanguage
        )
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> CityTimeZone?
    {
        guard let offset = written.utcOffset else { return nil }
        return CityTimeZone(
            minutesFromUTC: try file.offset(offset, "facts.timeZone.utcOffset"),
            summerMinutesFromUTC: try written.summerUtcOffset.map { text throws(File.Failure) in
                try file.offset(text, "facts.timeZone.summerUtcOffset")
            },
            zone: try file.zone(written.zone, "facts.timeZone.zone")
        )
    }

    package static func said(
        _ value: CityTimeZone,
        _ fact: Fact<CityTimeZone>,
        in wording: some FactWording
    ) -> [SaidPart]? {
        let summer = value.summerMinutesFromUTC.map { wording.inSummer(wording.offset(minutes: $0)) }
        return [.plain(wording.offset(minutes: value.minutesFromUTC) + (summer.map { ", \($0)" } ?? ""))]
    }

    package static func searched(
        _ value: CityTimeZone,
        _ fact: Fact<CityTimeZone>,
        in wording: some FactWording
    ) -> String? {
        wording.offset(minutes: value.minutesFromUTC)
    }

    package static func data(_ fact: Fact<CityTimeZone>) -> [String: FactDatum] {
        var data: [String: FactDatum] = [:]
        data["minutesFromUTC"] = fact.value.map { .whole($0.minutesFromUTC) }
        data["timeZone"] = fact.value?.zone.map { .text($0) }
        return data
    }
}

extension FactName {
    package static let timeZone = FactName(rawValue: "timeZone")
}

extension CityFacts {
    package var timeZone: Fact<CityTimeZone>? {
        get { self[TimeZoneFact.self] }
        set { self[TimeZoneFact.self] = newValue }
    }
}

package struct CityTimeZone: Hashable, Sendable {
    /// East of Greenwich, in minutes, as the source says; it does not know of summer time.
    package var minutesFromUTC: Int
    /// The same in the months of summer time, where the city has it.
    package var summerMinutesFromUTC: Int?
    /// The zone in the IANA database, `Europe/Sofia`: what is right all the year round.
    package var zone: String?

    package init(minutesFromUTC: Int, summerMinutesFromUTC: Int? = nil, zone: String? = nil) {
        self.minutesFromUTC = minutesFromUTC
        self.summerMinutesFromUTC = summerMinutesFromUTC
        self.zone = zone
    }
}

/// `UTC + 8`, `GMT +5:30`, `UTC − 3`, `МСК+5`, `UTC+03:00`, `UTC+2 (летом UTC+3)`, `UTC+1 (зимой), UTC+2 (летом)`.
package struct UTCOffsetText {
    package struct Reading: Hashable, Sendable {
        var minutes: Int
        var summerMinutes: Int?
    }

    private static let summer: Set<String> = ["летом", "летнее", "лето", "летний", "летнего", "summer", "dst"]
    private static let winter: Set<String> = ["зимой", "зимнее", "зима", "зимний", "зимнего", "winter"]

    private struct SeasonWord {
        var isSummer: Bool
        /// How many offsets stand before it.
        var place: Int
        /// `(летом)`
        var isAlone: Bool
    }

    static func read(_ text: String) -> FactReading<Reading> {
        let folded = FoldedText(text)
        let tokens = folded.tokens
        if let problem = FigureWords.problem(in: tokens.filter { $0.symbol != "±" }) { return .unread(problem) }
        var found: [(minutes: Int, hasBase: Bool)] = []
        var seasons: [SeasonWord] = []
        var others: [TextToken] = []
        var scanner = TokenScanner(tokens)
        while let token = scanner.next {
            if let offset = scanner.takeOffset(isFirst: others.isEmpty && found.isEmpty) {
                found.append(offset)
                continue
            }
            if let word = token.word {
                if Self.summer.contains(word) || Self.winter.contains(word) {
                    let isAlone = scanner[-1]?.symbol == "(" && scanner[1]?.symbol == ")"
                    seasons.append(
                        SeasonWord(isSummer: Self.summer.contains(word), place: found.count, isAlone: isAlone)
                    )
                }
                others.append(token)
            } else if !token.isPunctuation {
                others.append(token)
            }
            scanner.position += 1
        }
        guard let first = found.first else {
            let isUnsigned =
                tokens.contains { $0.digits != nil } && !tokens.contains { $0.symbol == "+" || $0.symbol == "-" }
            return .unread(isUnsigned ? .signMissing : .notUnderstood(folded.original(of: tokens)))
        }
        if let strange = others.first(where: {
            $0.word == nil || (!first.hasBase && !["ч", "час", "часа", "часов"].contains($0.word))
        }) {
            return .unread(.notUnderstood(folded.original(strange.range)))
        }
        for offset in found where !(-12 * 60...14 * 60).contains(offset.minutes) || offset.minutes % 15 != 0 {
            return .unread(.implausible(.offset(minutes: offset.minutes)))
        }
        let summerPlaces = Self.summerPlaces(seasons, among: found.count)
        let winter = Set(found.indices.filter { !summerPlaces.contains($0) }.map { found[$0].minutes })
        let summer = Set(summerPlaces.map { found[$0].minutes })
        guard let minutes = winter.only, summer.count <= 1 else { return .unread(.several) }
        return .value(Reading(minutes: minutes, summerMinutes: summer.only))
    }

    /// Which of the offsets are summer's: a season stands before its offset, unless each stands behind one.
    private static func summerPlaces(_ seasons: [SeasonWord], among count: Int) -> Set<Int> {
        guard count > 1 else { return [] }
        let standBehind = count == 2 && seasons.map(\.place) == [1, 2]
        var places: Set<Int> = []
        for season in seasons where season.isSummer {
            let isBehind = standBehind || season.place == count || (season.isAlone && season.place > 0)
            places.insert(season.place - (isBehind ? 1 : 0))
        }
        return places
    }
}

extension TokenScanner {
    /// A base with a signed number of hours, a base alone, or, only at the start, a sign and a number.
    fileprivate mutating func takeOffset(isFirst: Bool) -> (minutes: Int, hasBase: Bool)? {
        attempt { scanner in
            var base: Int?
            while let next = scanner.takeBase() {
                base = next
                _ = scanner.take(symbol: "/")
            }
            guard base != nil || isFirst else { return nil }
            if let sign = scanner.take(anySymbolOf: ["+", "-", "±"]) {
                guard let minutes = scanner.takeHours() else { return nil }
                // `+8 GMT`
                base = base ?? scanner.takeBase()
                return ((base ?? 0) + (sign == "-" ? -minutes : minutes), base != nil)
            }
            guard let base, scanner.next?.digits == nil else { return nil }
            return (base, true)
        }
    }

    /// In minutes from UTC.
    private mutating func takeBase() -> Int? {
        let bases = ["utc": 0, "gmt": 0, "гринвич": 0, "гринвичу": 0, "мск": 180, "msk": 180]
        guard let base = next?.word.flatMap({ bases[$0] }) else { return nil }
        position += 1
        return base
    }

    /// `8`, `05`, `5:30`, `5.5`, `0530`, in minutes.
    private mutating func takeHours() -> Int? {
        guard let digits = next?.digits, let number = next?.number else { return nil }
        position += 1
        if digits.count == 4 { return number % 100 < 60 ? number / 100 * 60 + number % 100 : nil }
        guard digits.count <= 2 else { return nil }
        let behind: (mark: Unicode.Scalar, digits: String)? = attempt { scanner in
            guard let mark = scanner.take(anySymbolOf: [":", ".", ","]), let token = scanner.next, !token.isSpaced,
                let digits = token.digits
            else { return nil }
            scanner.position += 1
            return (mark, digits)
        }
        guard let behind else { return number * 60 }
        switch (behind.mark, behind.digits) {
        case (".", "5"), (",", "5"): return number * 60 + 30
        case (_, let minutes) where minutes.count == 2:
            guard let minutes = Int(minutes), minutes < 60 else { return nil }
            return number * 60 + minutes
        default: return nil
        }
    }
}
