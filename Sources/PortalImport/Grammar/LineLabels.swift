import Cities

extension PortalText.Line {
    /// Of the line without its list mark.
    var tokens: [TextToken] { FoldedText(Bullet.stripped(text)).tokens }

    /// It starts with the label of a fact or of a section.
    var isLabel: Bool { isLabel(of: nil) }

    /// - Parameter city: whose entry it would be.
    func isLabel(of city: String?) -> Bool {
        let tokens = tokens
        return SectionLabel(tokens, city: city) != nil || Self.fact(in: tokens) != nil
    }

    /// The fact whose label a line starts with, be it with a colon, with a dash, or alone.
    static func fact(in tokens: [TextToken]) -> FactName? {
        guard !tokens.isEmpty, let label = FactLabel(at: 0, in: tokens),
            label.hasColon || label.tokens.upperBound == tokens.count
                || tokens[label.tokens.upperBound - 1].symbol == "-"
        else { return nil }
        return label.name
    }
}
