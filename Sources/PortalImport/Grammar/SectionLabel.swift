import Cities

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

    /// - Parameter city: the entry's name, which a heading may have instead of `города`: `О Липах:`.
    /// - Returns: `nil` if the line does not start with such a heading. Without a colon, it must be the heading alone.
    init?(_ tokens: [TextToken], city: String? = nil) {
        guard let last = tokens.last else { return nil }
        let colon = tokens.firstIndex { $0.symbol == ":" || $0.symbol == "：" }
        let headingTokens = tokens[..<(colon ?? tokens.count)]
        let words = headingTokens.compactMap(\.word)
        let form: Form =
            switch colon {
            case nil: last.symbol == "." ? .sentence : .bare
            case tokens.count - 1: .alone
            default: .beforeProse
            }
        guard headingTokens.allSatisfy({ $0.digits == nil }), words.count <= Self.mostWords,
            let section = Self.section(words, form, city: city),
            let lastWord = headingTokens.last(where: { $0.word != nil })
        else { return nil }
        self.section = section
        self.words = words.joined(separator: " ")
        heading = tokens[0].range.lowerBound..<lastWord.range.upperBound
        end = colon.map { tokens[$0].range.upperBound } ?? last.range.upperBound
    }

    /// A few words and a colon alone on their line head something, whatever it is.
    static func isLikely(_ tokens: [TextToken]) -> Bool {
        tokens.last?.symbol == ":" && (1...mostWords).contains(tokens.count { $0.word != nil })
    }

    private static let mostWords = 8

    /// How the heading stands: without a colon, with a full stop, with a colon that ends the line, or with prose behind that.
    private enum Form { case bare, sentence, alone, beforeProse }

    private static func section(_ words: [String], _ form: Form, city: String?) -> Section? {
        guard let first = words.first else { return nil }
        if isAbout(words, form, city: city) { return .about }
        if words.allSatisfy({ eventWords.contains($0) || eventNouns.contains($0) || activities.contains($0) }),
            words.contains(where: { eventNouns.contains($0) || activities.contains($0) })
        {
            return .events
        }
        // Whoever else the heading names; but `В городе проходят мероприятия:` is a sentence.
        guard !openings.contains(first), let noun = words.firstIndex(where: activities.contains) else { return nil }
        switch form {
        case .alone: return .events
        case .bare:
            // `Совместные мероприятия с Липами`, and not `Совместные мероприятия прошли в саду`.
            let isNamed = noun == 0 || (noun == 1 && eventWords.contains(first))
            return isNamed && words.dropFirst(noun + 1).first.map(links.contains) == true ? .events : nil
        case .sentence, .beforeProse: return nil
        }
    }

    private static func isAbout(_ words: [String], _ form: Form, city: String?) -> Bool {
        if words.first == "about" { return words.count <= 4 }
        if [["описание"], ["description"], ["overview"], ["general", "information"], ["справка"]].contains(words) {
            return true
        }
        var rest = words[...]
        while let word = rest.first, ["общая", "общие", "краткая", "краткие", "основная", "основные"].contains(word) {
            rest = rest.dropFirst()
        }
        if let noun = rest.first, ["информация", "сведения", "справка"].contains(noun) {
            if rest.count == 1 { return rest.count < words.count }
            rest = rest.dropFirst()
        } else if rest.count < words.count {
            return false
        }
        guard let first = rest.first, ["о", "об"].contains(first), rest.count >= 2 else { return false }
        let place = rest.dropFirst()
        if let word = place.first, places.contains(word) {
            // `О городе Чэнду:` names the place once more.
            return place.count == 1
                || (place.count <= 4 && (form == .alone || form == .beforeProse || isName(place.dropFirst(), city)))
        }
        return isName(place, city)
    }

    /// The words of the city's name, in whatever case: their beginnings are the same.
    private static func isName(_ words: ArraySlice<String>, _ city: String?) -> Bool {
        guard let city else { return false }
        let name = FoldedText(city).tokens.compactMap(\.word)
        return !name.isEmpty && words.count == name.count
            && zip(words, name).allSatisfy { word, name in
                let common = zip(word, name).prefix { $0 == $1 }.count
                return common >= min(3, name.count) && common >= name.count - 2 && word.count <= name.count + 2
            }
    }

    private static let places: Set<String> = [
        "городе", "регионе", "области", "районе", "провинции", "республике", "округе", "крае", "стране",
        "муниципалитете", "префектуре", "земле", "партнере", "побратиме", "департаменте", "штате", "кантоне", "столице",
        "острове", "уезде",
    ]
    private static let eventWords: Set<String> = [
        "совместные", "совместная", "и", "с", "казанью", "проекты", "наши", "основные", "международные", "история",
        "joint", "and",
    ]
    private static let eventNouns: Set<String> = ["деятельность", "проекты", "projects"]
    /// Nouns that head what two cities do together, whatever stands beside them.
    private static let activities: Set<String> = [
        "мероприятия", "контакты", "сотрудничество", "сотрудничества", "события", "взаимодействие", "взаимодействия",
        "events", "contacts", "cooperation", "activities", "meetings",
    ]
    /// What joins the noun and whom it is about.
    private static let links: Set<String> = ["с", "со", "и", "между", "with", "and", "between"]
    /// With these sentences begin, and no headings.
    private static let openings: Set<String> = [
        "в", "во", "на", "среди", "к", "для", "из", "за", "по", "при", "с", "также", "это", "in", "at", "among", "for",
        "during",
    ]
}
