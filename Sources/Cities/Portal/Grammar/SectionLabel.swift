/// The heading of a section: `О городе:`, `Совместные мероприятия, контакты:`. Prose may follow on the same line.
struct SectionLabel: Hashable {
    enum Section: Hashable { case about, events }

    let section: Section
    /// The heading's words, folded.
    let words: String
    /// The heading without its colon, as scalars of the line.
    let heading: Range<Int>
    /// Where the prose behind the colon starts.
    let end: Int

    /// - Returns: `nil` if the line does not start with such a heading. Without a colon, it must be the heading alone.
    init?(_ tokens: [Token]) {
        guard let last = tokens.last else { return nil }
        let colon = tokens.firstIndex { $0.symbol == ":" || $0.symbol == "：" }
        let headingTokens = tokens[..<(colon ?? tokens.count)]
        let words = headingTokens.compactMap(\.word)
        guard headingTokens.allSatisfy({ $0.digits == nil }),
            let section = Self.section(words, hasColon: colon != nil),
            let lastWord = headingTokens.last(where: { $0.word != nil })
        else { return nil }
        self.section = section
        self.words = words.joined(separator: " ")
        heading = tokens[0].range.lowerBound..<lastWord.range.upperBound
        end = colon.map { tokens[$0].range.upperBound } ?? last.range.upperBound
    }

    private static func section(_ words: [String], hasColon: Bool) -> Section? {
        guard let first = words.first, words.count <= 8 else { return nil }
        if first == "about" { return words.count <= 4 ? .about : nil }
        if ["о", "об"].contains(first), words.count >= 2, places.contains(words[1]) {
            // `О городе Чэнду:` names the place once more.
            return words.count == 2 || (hasColon && words.count <= 5) ? .about : nil
        }
        if [["общая", "информация"], ["краткая", "информация"], ["информация", "о", "городе"], ["описание"]].contains(
            words
        ) {
            return .about
        }
        guard words.allSatisfy({ eventWords.contains($0) || eventNouns.contains($0) }),
            words.contains(where: eventNouns.contains)
        else { return nil }
        return .events
    }

    private static let places: Set<String> = [
        "городе", "регионе", "области", "районе", "провинции", "республике", "округе", "крае", "стране",
        "муниципалитете",
        "префектуре", "земле", "партнере", "побратиме", "департаменте", "штате", "кантоне", "столице", "острове",
        "уезде",
    ]
    private static let eventWords: Set<String> = [
        "совместные", "совместная", "и", "с", "казанью", "проекты", "наши", "основные", "международные", "история",
        "joint", "and",
    ]
    private static let eventNouns: Set<String> = [
        "мероприятия", "контакты", "сотрудничество", "сотрудничества", "деятельность", "события", "взаимодействие",
        "проекты",
        "events", "contacts", "cooperation",
    ]
}
