import Cities

/// `flickr.com/photos/name`, `© А. Иванов.`: kept as written, without stray marks at the ends.
enum PhotoCreditText {
    static func read(_ text: String) -> FactReading<PhotoCredit> {
        var scalars = Substring(text.whiteSpaceFolded).unicodeScalars
        while let last = scalars.last, [".", ",", ";", ":", " "].contains(last) { scalars.removeLast() }
        while let first = scalars.first, [",", ";", ":", " "].contains(first) { scalars.removeFirst() }
        guard scalars.contains(where: { $0.isLetter || $0.isASCIIDigit }) else { return .unread(.notUnderstood(text)) }
        return .value(PhotoCredit(text: String(scalars)))
    }
}
