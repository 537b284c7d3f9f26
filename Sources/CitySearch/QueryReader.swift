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
        /// Whether every word is one of the texts, as it stands or by its sound.
        var isSure: Bool { slips.isEmpty && leftOut.isEmpty }
        /// Those of `units` for which slips were repaired.
        private(set) var slips: [QueryUnit: SearchAnswer.Repair] = [:]

        mutating func add(_ units: [QueryUnit], typed: String, read: String, isSlip: Bool) {
            let repair = SearchAnswer.Repair(typed: typed, read: read)
            self.units += units
            repairs.append(repair)
            if isSlip { for unit in units { slips[unit] = repair } }
        }

        /// The same with the words left out that were taken for others.
        var withoutSlips: Reading {
            var sure = Reading()
            sure.units = units.filter { slips[$0] == nil }
            sure.repairs = repairs.filter { !slips.values.contains($0) }
            let words = repairs.filter(slips.values.contains).map(\.typed)
            sure.leftOut = leftOut + words.filter { !leftOut.contains($0) }
            return sure
        }
    }

    /// A word as it was typed.
    private struct Typed {
        var text: String
        var folded: String

        static func all(in chunk: String) -> [Typed] {
            TextWord.all(in: chunk).map { Typed(text: String(chunk[$0.range]), folded: $0.folded) }
        }
    }

    /// How many words that begin as typed are searched for.
    private static let mostBeginnings = 24
    /// On the other layout nearly everything is a beginning, or the sound, of something.
    private static let leastSwapped = 3
    /// Names of more parts than this are not written in one.
    private static let mostParts = 3

    /// - Parameters:
    ///   - isOpen: whether the last word may go on.
    ///   - slips: whether slips may be repaired.
    func read(_ chunks: [String], isOpen: Bool, slips: Bool = true) throws(DatabaseError) -> Reading {
        var reading = Reading()
        var fillers: [QueryUnit] = []
        let chunks = try joined(chunks)
        for (place, chunk) in chunks.enumerated() {
            let mayGoOn = isOpen && place == chunks.count - 1
            let words = Typed.all(in: chunk).prefix(QueryText.mostWords)
            for (place, word) in words.enumerated() where QueryText.fillers.contains(word.folded) {
                // `и`, typed alone, is a word like others.
                if let unit = try known(word.folded, mayGoOn: mayGoOn && place == words.count - 1) {
                    fillers.append(unit)
                }
            }
            let wanted = words.filter { !QueryText.fillers.contains($0.folded) }
            if wanted.isEmpty {
                if words.isEmpty { _ = try readSwapped(chunk, slips: false, mayGoOn, into: &reading) }
                continue
            }
            try read(chunk, Array(wanted), mayGoOn, slips, into: &reading)
        }
        if reading.units.isEmpty { reading.units = Array(fillers.prefix(QueryText.mostWords)) }
        reading.units = Array(reading.units.prefix(QueryText.mostWords))
        return reading
    }

    /// A word that stands in a text as it was typed, whether the texts of this language have it or not.
    func literal(_ word: String) -> QueryUnit {
        QueryUnit(exact: [word], stems: [stems ? stemmer.stem(word) : word])
    }

    private func read(
        _ chunk: String,
        _ words: [Typed],
        _ mayGoOn: Bool,
        _ slips: Bool,
        into reading: inout Reading
    ) throws(DatabaseError) {
        var units: [QueryUnit?] = []
        for (place, word) in words.enumerated() {
            units.append(try known(word.folded, mayGoOn: mayGoOn && place == words.count - 1))
        }
        if units.contains(nil), let (unit, read) = try inOne(words, slips: false) {
            reading.add([unit], typed: chunk, read: read, isSlip: false)
            return
        }
        if units.allSatisfy({ $0 == nil }), try readSwapped(chunk, slips: false, mayGoOn, into: &reading) { return }
        var unread: [Typed] = []
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
            } else if !reading.leftOut.contains(word.text) {
                reading.leftOut.append(word.text)
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
                let words = Typed.all(in: both)
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

    private func isWord(_ word: String) throws(DatabaseError) -> Bool {
        if vocabulary.contains(word) { return true }
        return try hasStem(stems ? stemmer.stem(word) : word)
    }

    /// Some words as the one that they are together.
    private func inOne(_ words: [Typed], slips: Bool) throws(DatabaseError) -> (QueryUnit, read: String)? {
        guard (2...Self.mostParts).contains(words.count) else { return nil }
        let together = words.map(\.folded).joined()
        guard Skeleton.bytes(of: together).count > Self.leastSwapped else { return nil }
        return try byEar(together, slips: slips)
    }

    // MARK: The other layout

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
            let length = word.unicodeScalars.count
            guard length > 1 else { return false }
            let mayGoOn = mayGoOn && place == words.count - 1 && length >= Self.leastSwapped
            if let unit = try known(word, mayGoOn: mayGoOn, bySound: false) {
                units.append(unit)
                read.append(try shown(word))
            } else if length > Self.leastSwapped, slips || words.count == 1,
                let (unit, found) = try byEar(word, slips: slips)
            {
                units.append(unit)
                read.append(found)
            } else {
                return false
            }
        }
        reading.add(units, typed: chunk, read: read.joined(separator: " "), isSlip: slips)
        return true
    }

    // MARK: Words

    /// A word that the texts have as it is, in another form, or further than it was typed.
    private func known(
        _ word: String,
        mayGoOn: Bool,
        bySound: Bool = true
    ) throws(DatabaseError) -> QueryUnit? {
        var unit = QueryUnit()
        let skeleton = Skeleton.bytes(of: word)
        if vocabulary.contains(word) { unit.exact.append(word) }
        let stem = stems ? stemmer.stem(word) : word
        if try hasStem(stem) { unit.stems.append(stem) }
        let isKnown = !unit.exact.isEmpty || !unit.stems.isEmpty
        if let month = QueryMonths.number(of: word) { unit.exact.append(DateTerms.term(month: month)) }
        let alike = bySound ? vocabulary.words(soundingAs: skeleton) : []
        // It sounds like a word that is there, and nothing begins as it is written: then it is said what it was read as.
        if unit == QueryUnit(), !alike.isEmpty, !vocabulary.hasWord(beginningWith: word) { return nil }
        var wide = isKnown ? alike : []
        if mayGoOn || !stems, word.utf8.count > 1 {
            wide += vocabulary.words(
                beginningWith: word,
                or: bySound ? skeleton : [],
                inOwnScript: unit == QueryUnit() && !vocabulary.hasWord(beginningWith: word),
                limit: Self.mostBeginnings
            )
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
        guard
            let nearest = alike.first
                ?? (slips ? vocabulary.word(within: Self.slips(in: skeleton), of: skeleton) : nil)
        else { return nil }
        // A name stands there in both scripts.
        let words = alike.isEmpty ? vocabulary.words(soundingAs: Skeleton.bytes(of: vocabulary.word(nearest))) : alike
        let found = words.first(where: vocabulary.isInUsualScript) ?? nearest
        var unit = QueryUnit()
        for word in [found] + words {
            let stem = stems ? stemmer.stem(vocabulary.word(word)) : vocabulary.word(word)
            if !unit.stems.contains(stem) { unit.stems.append(stem) }
        }
        return (unit, try shown(vocabulary.word(found)))
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
