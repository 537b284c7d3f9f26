internal import Cities

/// A word as it was typed.
struct TypedWord {
    var text: String
    var folded: String
    /// The word says nothing beside others.
    var isFiller: Bool

    /// The words of a chunk, without the endings of ordinals: those of `17-я` are `17`.
    static func all(in chunk: String, _ lexicon: Lexicon) -> [TypedWord] {
        var typed: [TypedWord] = []
        var end = chunk.startIndex
        for word in TextWord.all(in: chunk) {
            let isHyphened = chunk[end..<word.range.lowerBound] == "-"
            let isEnding = isHyphened && lexicon.ordinalEndings.contains(word.folded) && typed.last?.isNumber == true
            if !isEnding {
                let isFiller = lexicon.fillers.contains(word.folded)
                typed.append(TypedWord(text: String(chunk[word.range]), folded: word.folded, isFiller: isFiller))
            }
            end = word.range.upperBound
        }
        return typed
    }

    /// Each letter stands there three times in a row, or more: a key was held down, or somebody played. To the ear, and
    /// on the other keyboard layout, that would be some word or other.
    var isOfHeldKeys: Bool {
        guard !isNumber else { return false }
        var runs: [Int] = []
        var last: Character?
        for letter in folded {
            if letter == last { runs[runs.count - 1] += 1 } else { runs.append(1) }
            last = letter
        }
        return runs.allSatisfy { $0 > 2 }
    }

    private var isNumber: Bool { folded.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
