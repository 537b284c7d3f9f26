import Cities

/// A label of a line with what stands behind it.
struct LabelledValue {
    let label: FactLabel
    /// Without what the label itself says of it.
    private(set) var text: RichText
    /// What the label says in front of its colon: unit, scale, year.
    private let remark: RichText?

    var name: FactName { label.name }

    /// The parts of a line that starts with a label.
    static func all(in content: RichText, _ tokens: [TextToken]) -> [LabelledValue] {
        let labels = FactLabel.all(in: tokens)
        let count = content.text.unicodeScalars.count
        func start(_ token: Int) -> Int { token < tokens.count ? tokens[token].range.lowerBound : count }
        return labels.indices.map { index in
            let label = labels[index]
            // `Договор о дружбе (1997 г.)` says itself what it is: the label belongs to the value.
            let isDocument = !label.hasColon && label.name == .agreement && names(tokens[label.tokens.lowerBound])
            let from = start(isDocument ? label.tokens.lowerBound : label.tokens.upperBound)
            let to = index + 1 < labels.count ? start(labels[index + 1].tokens.lowerBound) : count
            let remark = label.remark.map {
                content.slice(start($0.lowerBound)..<tokens[$0.upperBound - 1].range.upperBound)
            }
            let isAlone = label.tokens.upperBound == tokens.count && label.tokens.lowerBound == 0
            return LabelledValue(
                label: label,
                text: isAlone ? RichText() : content.slice(min(from, to)..<to),
                remark: remark
            )
        }
    }

    /// The word for a kind of document, and not for documents.
    static func names(_ token: TextToken) -> Bool {
        let kinds = [
            "договор", "соглашени", "меморандум", "протокол", "деклараци", "agreement", "memorandum", "treaty",
        ]
        return token.word.map { word in kinds.contains(where: word.hasPrefix) } ?? false
    }

    /// The label with a value that stands on the next line.
    func followed(by text: RichText) -> LabelledValue {
        var whole = self
        whole.text = text
        return whole
    }

    /// The value as it reads with what the label says of it: `11 292 км²` for `Площадь (км²): 11 292`.
    var value: RichText {
        guard let remark, !text.text.isEmpty else { return text }
        var value = text
        let isBare = FactKinds.kind(named: label.name)?.isBareFigure ?? false
        let words = Set(FoldedText(text.text).tokens.compactMap(\.word))
        for part in remark.parts {
            let tokens = FoldedText(part.text).tokens
            // A year in parentheses is that of the figure before it.
            if tokens.contains(where: { $0.digits != nil }) || !isBare {
                value.append(part.inParentheses)
            } else if !words.isSuperset(of: tokens.compactMap(\.word)) {
                // `Площадь (км²): 11 292 км²` says its unit twice.
                value.append(part)
            }
        }
        return value
    }
}

extension RichText {
    /// What commas and parentheses part.
    fileprivate var parts: [RichText] {
        let scalars = Array(text.unicodeScalars)
        let ends = scalars.indices.filter { [",", "(", ")"].contains(scalars[$0]) } + [scalars.count]
        return zip([0] + ends.map { $0 + 1 }, ends).map { slice($0..<max($0, $1)) }.filter { !$0.text.isEmpty }
    }

    fileprivate var inParentheses: RichText {
        var whole = RichText("(")
        for run in runs { whole.append(run.text, link: run.link) }
        whole.append(")", link: nil)
        return whole
    }
}
