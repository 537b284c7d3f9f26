import Cities

/// `• Name (Country)`, with or without the portal's buttons behind it. A number, a flag and `г.` are no part of the name.
struct EntryHeading: Hashable {
    let name: String
    /// As the page writes it.
    let country: String?
    let hasExpander: Bool

    /// - Returns: `nil` for a line that has no name, or is too long for one.
    init?(_ text: String) {
        let stripped = Expander.strippingEnd(of: Bullet.stripped(text))
        var heading = Self.withoutNumber(stripped.text.whiteSpaceFolded)
        while let last = heading.last, [".", ":", ",", ";"].contains(last) { heading.removeLast() }
        hasExpander = stripped.found
        guard heading.unicodeScalars.count <= 160, heading.unicodeScalars.contains(where: \.isLetter) else {
            return nil
        }
        if heading.hasSuffix(")"), let open = Self.opening(of: heading) {
            let name = Self.withoutMarks(String(heading[..<open]))
            let country = Self.withoutSymbols(String(heading[heading.index(after: open)...].dropLast()))
            guard !name.isEmpty, country.unicodeScalars.contains(where: \.isLetter) else { return nil }
            self.name = name
            self.country = country
            return
        }
        for separator in [", ", " – ", " — ", " - "] {
            let parts = heading.split(separator: separator, maxSplits: 1)
            guard parts.count == 2 else { continue }
            let country = Self.withoutSymbols(String(parts[1]))
            if Self.code(of: country) != nil {
                name = Self.withoutMarks(String(parts[0]))
                self.country = country
                return
            }
        }
        name = Self.withoutMarks(heading)
        country = nil
    }

    // MARK: What is no part of the name

    /// Without the place in a list, `1.` or `1)`.
    private static func withoutNumber(_ text: String) -> String {
        let trimmed = withoutSymbols(text)
        let digits = trimmed.unicodeScalars.prefix(while: \.isASCIIDigit)
        let rest = trimmed.unicodeScalars.dropFirst(digits.count)
        guard (1...3).contains(digits.count), let mark = rest.first, mark == "." || mark == ")" else { return trimmed }
        let name = String(rest.dropFirst())
        return name.unicodeScalars.first.map { $0.isBlank || $0.isLetter } == true ? name.trimmed : trimmed
    }

    /// Without a flag at its ends, and without `г.` before it.
    private static func withoutMarks(_ text: String) -> String {
        let name = withoutSymbols(text)
        let folded = FoldedText(name)
        guard folded.folded.starts(with: "г.".unicodeScalars) else { return name }
        let rest = folded.original(2..<folded.original.count).trimmed
        return rest.isEmpty ? name : rest
    }

    private static func withoutSymbols(_ text: String) -> String {
        func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
            scalar.isBlank || scalar.properties.generalCategory == .otherSymbol
                || (0xFE00...0xFE0F).contains(scalar.value)
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isLeftOut($0) }),
            let last = scalars.lastIndex(where: { !isLeftOut($0) })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    var countryCode: String? { country.flatMap(Self.code) }

    /// Of the country, or of the last part of `провинция, страна`.
    private static func code(of country: String) -> String? {
        if let code = CountryTable.code(of: country) { return code }
        let last = country.split(separator: ",").last.map(String.init)
        return last.flatMap { CountryTable.code(of: $0.trimmed) }
    }

    /// `• Name (Country)` in a few words, by its form alone.
    static func isLikely(_ text: String) -> Bool {
        guard EntryHeading(text)?.countryCode != nil else { return false }
        let tokens = FoldedText(withoutNumber(Bullet.stripped(text))).tokens
        return tokens.count { $0.word != nil } <= 8 && !tokens.contains { $0.digits != nil }
    }

    /// The parenthesis that the last one closes: `Name (Republic (short))`. Of unpaired ones the last that opens.
    private static func opening(of heading: String) -> String.Index? {
        var depth = 0
        for index in heading.indices.reversed() {
            if heading[index] == ")" { depth += 1 }
            if heading[index] == "(" { depth -= 1 }
            if depth == 0 { return index }
        }
        return heading.lastIndex(of: "(")
    }
}

/// The mark before a list item.
enum Bullet {
    private static let marks: Set<Unicode.Scalar> = ["•", "·", "▪", "●", "◦", "‣", "■", "○", "∙", "*"]

    static func isMark(_ scalar: Unicode.Scalar) -> Bool { marks.contains(scalar) }

    /// How many scalars a bullet and the space behind it take at the start.
    static func length(in text: String) -> Int {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, marks.contains(first), scalars.count > 1, first != "*" || scalars[1].isBlank
        else { return 0 }
        return 1 + scalars.dropFirst().prefix(while: \.isBlank).count
    }

    static func stripped(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(length(in: text))))
    }
}
