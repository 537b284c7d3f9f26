internal import Cities
internal import Database

/// Reads what was typed as units that the index can answer: as it stands, by sound, on the other keyboard layout, or
/// with slips repaired.
struct QueryReader {
    let language: Int
    let stems: Bool
    let stemmer: Stemmer
    let vocabulary: Vocabulary
    /// Asks the index whether any passage of the language has this stem.
    let hasStem: (String) throws(DatabaseError) -> Bool
    /// How a word is written in the texts.
    let shown: (String) throws(DatabaseError) -> String

    /// A query as it was read.
    struct Reading {
        var units: [QueryUnit] = []
        var repairs: [SearchAnswer.Repair] = []
        var leftOut: [String] = []
    }

    /// How many words that begin as typed are searched for.
    private static let mostBeginnings = 24

    /// - Parameter isOpen: whether the last word may go on.
    func read(_ chunks: [String], isOpen: Bool) throws(DatabaseError) -> Reading {
        var reading = Reading()
        var fillers: [QueryUnit] = []
        for (place, chunk) in chunks.enumerated() {
            let mayGoOn = isOpen && place == chunks.count - 1
            let words = TextWord.all(in: chunk).map(\.folded).prefix(QueryText.mostWords)
            for (place, word) in words.enumerated() where QueryText.fillers.contains(word) {
                // `и`, typed alone, is a word like others.
                if let unit = try known(word, mayGoOn: mayGoOn && place == words.count - 1) { fillers.append(unit) }
            }
            let wanted = words.filter { !QueryText.fillers.contains($0) }
            if wanted.isEmpty {
                if words.isEmpty { _ = try readSwapped(chunk, slips: false, mayGoOn, into: &reading) }
                continue
            }
            try read(chunk, Array(wanted), mayGoOn, into: &reading)
        }
        if reading.units.isEmpty { reading.units = Array(fillers.prefix(QueryText.mostWords)) }
        reading.units = Array(reading.units.prefix(QueryText.mostWords))
        return reading
    }

    private func read(
        _ chunk: String,
        _ words: [String],
        _ mayGoOn: Bool,
        into reading: inout Reading
    ) throws(DatabaseError) {
        var units: [QueryUnit?] = []
        for (place, word) in words.enumerated() {
            units.append(try known(word, mayGoOn: mayGoOn && place == words.count - 1))
        }
        if units.allSatisfy({ $0 == nil }), try readSwapped(chunk, slips: false, mayGoOn, into: &reading) { return }
        var unread: [String] = []
        for (word, unit) in zip(words, units) {
            if let unit {
                reading.units.append(unit)
            } else if let (unit, read) = try byEar(word) {
                reading.units.append(unit)
                reading.repairs.append(SearchAnswer.Repair(typed: word, read: read))
            } else {
                unread.append(word)
            }
        }
        if unread.count == words.count, try readSwapped(chunk, slips: true, mayGoOn, into: &reading) { return }
        reading.leftOut += unread
    }

    /// The chunk as the other keyboard layout writes it, if every word of that is known.
    private func readSwapped(
        _ chunk: String,
        slips: Bool,
        _ mayGoOn: Bool,
        into reading: inout Reading
    ) throws(DatabaseError) -> Bool {
        let words = TextWord.all(in: KeyboardLayout.swapped(chunk)).map(\.folded)
        guard !words.isEmpty, words.count <= QueryText.mostWords else { return false }
        var units: [QueryUnit] = []
        var read: [String] = []
        for (place, word) in words.enumerated() {
            guard word.unicodeScalars.count > 1 else { return false }
            if let unit = try known(word, mayGoOn: mayGoOn && place == words.count - 1) {
                units.append(unit)
                read.append(try shown(word))
            } else if slips || words.count == 1, let (unit, found) = try byEar(word, slips: slips) {
                units.append(unit)
                read.append(found)
            } else {
                return false
            }
        }
        reading.units += units
        reading.repairs.append(SearchAnswer.Repair(typed: chunk, read: read.joined(separator: " ")))
        return true
    }

    /// A word that the texts have as it is, in another form, or further than it was typed.
    private func known(_ word: String, mayGoOn: Bool) throws(DatabaseError) -> QueryUnit? {
        var unit = QueryUnit()
        let skeleton = Skeleton.bytes(of: word)
        if vocabulary.contains(word) { unit.exact.append(word) }
        let stem = stems ? stemmer.stem(word) : word
        if try hasStem(stem) { unit.stems.append(stem) }
        let isKnown = !unit.exact.isEmpty || !unit.stems.isEmpty
        if let month = QueryDates.month(word) { unit.exact.append(DateTerms.term(month: month)) }
        let alike = vocabulary.words(soundingAs: skeleton)
        // It sounds like a word that is there, and nothing begins as it is written: then it is said what it was read as.
        if unit == QueryUnit(), !alike.isEmpty, !vocabulary.hasWord(beginningWith: word) { return nil }
        var wide = isKnown ? alike : []
        if mayGoOn || !stems, word.utf8.count > 1 {
            wide += vocabulary.words(beginningWith: word, or: skeleton, limit: Self.mostBeginnings)
        }
        for index in wide {
            let other = stems ? stemmer.stem(vocabulary.word(index)) : vocabulary.word(index)
            if other != stem, !unit.wide.contains(other) { unit.wide.append(other) }
        }
        return unit == QueryUnit() ? nil : unit
    }

    /// A word that sounds as typed, or nearly so.
    private func byEar(_ word: String, slips: Bool = true) throws(DatabaseError) -> (QueryUnit, read: String)? {
        guard !word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let skeleton = Skeleton.bytes(of: word)
        guard skeleton.count > 1 else { return nil }
        let alike = vocabulary.words(soundingAs: skeleton)
        guard let index = alike.first ?? (slips ? vocabulary.word(within: Self.slips(in: skeleton), of: skeleton) : nil)
        else { return nil }
        let found = vocabulary.word(index)
        let words = alike.isEmpty ? [found] : alike.map(vocabulary.word)
        var unit = QueryUnit()
        for word in words {
            let stem = stems ? stemmer.stem(word) : word
            if !unit.stems.contains(stem) { unit.stems.append(stem) }
        }
        return (unit, try shown(found))
    }

    /// Short words have no room for slips: another word is never far.
    static func slips(in skeleton: [UInt8]) -> Int {
        switch skeleton.count {
        case ..<4: 0
        case ..<7: 1
        default: 2
        }
    }
}
