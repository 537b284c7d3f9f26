internal import Cities
internal import Database

/// Reads what was typed as units that the index can answer: as it stands, by sound, on the other keyboard layout, or
/// with slips repaired.
struct QueryReader {
    let language: Int
    let hasStems: Bool
    let stemmer: Stemmer
    let vocabulary: Vocabulary
    let lexicon: Lexicon
    /// Asks the index whether any passage of the language has this stem.
    let hasStem: (String) throws(DatabaseError) -> Bool
    /// How a word is written in the texts.
    let shown: (String) throws(DatabaseError) -> String

    /// Shorter words are not one when they are typed as several.
    private static let leastJoined = 4
    /// Names of more parts than this are not written in one.
    private static let mostParts = 3

    /// - Parameters:
    ///   - isOpen: whether the last word may go on.
    ///   - slips: whether slips may be repaired.
    func read(_ chunks: [String], isOpen: Bool, slips: Bool = true) throws(DatabaseError) -> QueryReading {
        var reading = QueryReading()
        var fillers: [QueryUnit] = []
        let chunks = try joined(chunks)
        for (place, chunk) in chunks.enumerated() {
            let mayGoOn = isOpen && place == chunks.count - 1
            let words = TypedWord.all(in: chunk, lexicon).prefix(QueryText.mostWords)
            for (place, word) in words.enumerated() where word.isFiller {
                // `и`, typed alone, is a word like others.
                if let unit = try known(word.folded, mayGoOn: mayGoOn && place == words.count - 1) {
                    fillers.append(unit)
                }
            }
            let wanted = words.filter { !$0.isFiller }
            if wanted.isEmpty {
                if words.isEmpty { _ = try readSwapped(chunk, slips: false, mayGoOn, into: &reading) }
                continue
            }
            try read(chunk, Array(wanted), mayGoOn, slips, into: &reading)
        }
        if slips, reading.units.isEmpty, fillers.isEmpty {
            let words = chunks.flatMap { TypedWord.all(in: $0, lexicon) }
            if let (unit, read) = try inOne(words, slips: true) {
                reading = QueryReading()
                reading.add([unit], typed: chunks.joined(separator: " "), read: read, isSlip: true)
            }
        }
        if reading.units.isEmpty { reading.units = Array(fillers.prefix(QueryText.mostWords)) }
        reading.units = Array(reading.units.prefix(QueryText.mostWords))
        return reading
    }

    /// A word that stands in a text as it was typed, whether the texts of this language have it or not.
    func literal(_ word: String) -> QueryUnit {
        QueryUnit(exact: [word], stems: stems(of: word))
    }

    private func read(
        _ chunk: String,
        _ words: [TypedWord],
        _ mayGoOn: Bool,
        _ slips: Bool,
        into reading: inout QueryReading
    ) throws(DatabaseError) {
        let isPlay = { (word: TypedWord) in word.isOfHeldKeys && !vocabulary.contains(word.folded) }
        guard !words.contains(where: isPlay) else {
            for word in words { reading.leaveOut(word.text) }
            return
        }
        var units: [QueryUnit?] = []
        for (place, word) in words.enumerated() {
            units.append(try known(word.folded, mayGoOn: mayGoOn && place == words.count - 1))
        }
        if units.contains(nil), let (unit, read) = try inOne(words, slips: false) {
            reading.add([unit], typed: chunk, read: read, isSlip: false)
            return
        }
        if units.allSatisfy({ $0 == nil }), try readSwapped(chunk, slips: false, mayGoOn, into: &reading) { return }
        var unread: [TypedWord] = []
        for (word, unit) in zip(words, units) {
            if let unit {
                reading.units.append(unit)
            } else if let (unit, read) = try byEar(word.folded, slips: false) {
                reading.add([unit], typed: word.text, read: read, isSlip: false)
            } else if slips, words.count == 1, let (unit, read) = try byEar(word.folded) {
                reading.add([unit], typed: word.text, read: read, isSlip: true)
            } else {
                unread.append(word)
            }
        }
        if slips, unread.count == words.count {
            if try readSwapped(chunk, slips: true, mayGoOn, into: &reading) { return }
            if let (unit, read) = try inOne(words, slips: true) {
                reading.add([unit], typed: chunk, read: read, isSlip: true)
                return
            }
        }
        for word in unread {
            if slips, words.count > 1, let (unit, read) = try byEar(word.folded) {
                reading.add([unit], typed: word.text, read: read, isSlip: true)
            } else if slips, let month = lexicon.misspeltMonth(word.folded) {
                let unit = QueryUnit(exact: [DateTerms.term(month: month.number)])
                reading.add([unit], typed: word.text, read: month.name, isSlip: true)
            } else {
                reading.leaveOut(word.text)
            }
        }
    }

    // MARK: Names written apart

    /// `Цин дао`: neighbours that are one word of the texts, and apart are not, in one chunk.
    private func joined(_ chunks: [String]) throws(DatabaseError) -> [String] {
        var joined: [String] = []
        for chunk in chunks {
            if let last = joined.last {
                let both = "\(last) \(chunk)"
                let words = TypedWord.all(in: both, lexicon)
                var areKnown = true
                for word in words where areKnown { areKnown = try isWord(word.folded) }
                if !areKnown, try inOne(words, slips: false) != nil {
                    joined[joined.count - 1] = both
                    continue
                }
            }
            joined.append(chunk)
        }
        return joined
    }

    /// The stems by which the index finds the forms of a word.
    func stems(of word: String) -> [String] { hasStems ? stemmer.stems(word) : [word] }

    /// Those of them that some passage of the language has.
    func knownStems(of word: String) throws(DatabaseError) -> [String] {
        var known: [String] = []
        for stem in stems(of: word) where try hasStem(stem) { known.append(stem) }
        return known
    }

    private func isWord(_ word: String) throws(DatabaseError) -> Bool {
        if vocabulary.contains(word) { return true }
        return try !knownStems(of: word).isEmpty
    }

    /// Some words as the one that they are together.
    private func inOne(_ words: [TypedWord], slips: Bool) throws(DatabaseError) -> (QueryUnit, read: String)? {
        guard (2...Self.mostParts).contains(words.count) else { return nil }
        let together = words.map(\.folded).joined()
        guard Skeleton.bytes(of: together).count >= Self.leastJoined else { return nil }
        return try byEar(together, slips: slips)
    }
}
