internal import Cities

/// A typed query, cut to the part that is searched for.
struct QueryText {
    static let longest = 200
    static let mostWords = 8

    let text: String
    let isCut: Bool
    /// Runs without white space.
    let chunks: [String]
    /// The last word may go on, as nothing stands behind it.
    let isOpen: Bool

    init(_ typed: String) {
        let scalars = typed.unicodeScalars
        var isCut = false
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            guard index < Self.longest else {
                isCut = true
                break
            }
            // Control characters would be no text in a page.
            kept.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        let chunks = kept.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
        text = chunks.joined(separator: " ")
        self.chunks = Array(chunks.prefix(Self.mostWords))
        self.isCut = isCut || chunks.count > Self.mostWords
        isOpen = kept.last.map { !$0.properties.isWhitespace } ?? false
    }
}
