/// A few words that are kept as the source writes them, without stray marks at the ends.
enum ShortText {
    private static let mostScalars = 160

    /// - Parameter value: `nil` for words that are no value of the kind.
    static func read<Value>(_ text: String, _ value: (String) -> Value?) -> FactReading<Value> {
        var scalars = Substring(text.whiteSpaceFolded).unicodeScalars
        while let last = scalars.last, [",", ";", ":", " "].contains(last) { scalars.removeLast() }
        while let first = scalars.first, [",", ";", ":", " ", "-", "–", "—"].contains(first) { scalars.removeFirst() }
        guard scalars.count <= mostScalars, scalars.contains(where: \.isLetter), let value = value(String(scalars))
        else { return .unread(.notUnderstood(text)) }
        return .value(value)
    }
}
