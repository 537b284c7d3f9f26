internal import Cities

/// A word as it was typed.
struct TypedWord {
    var text: String
    var folded: String

    /// The words of a chunk, without the endings of ordinals: those of `17-я` are `17`.
    static func all(in chunk: String) -> [TypedWord] {
        var typed: [TypedWord] = []
        var end = chunk.startIndex
        for word in TextWord.all(in: chunk) {
            let isHyphened = chunk[end..<word.range.lowerBound] == "-"
            let isEnding = isHyphened && Filler.ordinalEndings.contains(word.folded) && typed.last?.isNumber == true
            if !isEnding { typed.append(TypedWord(text: String(chunk[word.range]), folded: word.folded)) }
            end = word.range.upperBound
        }
        return typed
    }

    var isFiller: Bool { Filler.words.contains(folded) }
    private var isNumber: Bool { folded.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
