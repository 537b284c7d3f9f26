internal import Cities

/// An extract of a text around its hits, cut at words.
struct Snippet {
    /// How many characters an extract has, roughly.
    private static let length = 180
    /// How many of them may stand before the first hit.
    private static let before = 60

    let pieces: [SearchAnswer.SnippetPiece]
    let hitCount: Int

    /// - Parameters:
    ///   - isWhole: gives the text uncut.
    ///   - isHit: whether a folded word answers the query.
    init(of text: String, isWhole: Bool = false, isHit: (String) -> Bool) {
        let words = TextWord.all(in: text)
        let hits = words.filter { isHit($0.folded) }
        hitCount = hits.count
        let span = isWhole ? text.startIndex..<text.endIndex : Self.span(of: text, words, from: hits.first)
        var pieces: [SearchAnswer.SnippetPiece] = []
        func add(_ piece: SearchAnswer.SnippetPiece) { if !piece.string.isEmpty { pieces.append(piece) } }
        if span.lowerBound > text.startIndex { add(.text("… ")) }
        var place = span.lowerBound
        for hit in hits where hit.range.lowerBound >= place && hit.range.upperBound <= span.upperBound {
            add(.text(String(text[place..<hit.range.lowerBound])))
            add(.hit(String(text[hit.range])))
            place = hit.range.upperBound
        }
        add(.text(String(text[place..<span.upperBound])))
        if span.upperBound < text.endIndex { add(.text(" …")) }
        self.pieces = pieces
    }

    /// The part that is shown, from the start of a word to the end of one.
    private static func span(of text: String, _ words: [TextWord], from hit: TextWord?) -> Range<String.Index> {
        let start = hit.map { hit -> String.Index in
            guard text.distance(from: text.startIndex, to: hit.range.lowerBound) > before else {
                return text.startIndex
            }
            let wanted = text.index(hit.range.lowerBound, offsetBy: -before)
            return words.first { $0.range.lowerBound >= wanted }?.range.lowerBound ?? hit.range.lowerBound
        }
        let first = start ?? text.startIndex
        guard let wanted = text.index(first, offsetBy: length, limitedBy: text.endIndex), wanted < text.endIndex else {
            return first..<text.endIndex
        }
        let last = words.last { $0.range.upperBound <= wanted && $0.range.lowerBound >= first }
        return first..<(last?.range.upperBound ?? wanted)
    }
}
