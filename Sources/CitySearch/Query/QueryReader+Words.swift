internal import Cities
internal import Database

/// A typed word as the texts have it.
extension QueryReader {
    /// How many words that begin as typed are searched for.
    private static let mostBeginnings = 24

    /// A word that the texts have as it is, in another form, or further than it was typed.
    func known(
        _ word: String,
        mayGoOn: Bool,
        bySound: Bool = true
    ) throws(DatabaseError) -> QueryUnit? {
        var unit = QueryUnit()
        let skeleton = Skeleton.bytes(of: word)
        if vocabulary.contains(word) { unit.exact.append(word) }
        let stems = stems(of: word)
        unit.stems = try knownStems(of: word)
        var others = NameCases.all(of: word, isName: vocabulary.isName).filter(vocabulary.contains)
            .flatMap(self.stems)
        if let ours = lexicon.ours(for: stems[0]), try hasStem(ours) { others.append(ours) }
        for other in others where !unit.stems.contains(other) { unit.stems.append(other) }
        let isKnown = !unit.exact.isEmpty || !unit.stems.isEmpty
        if let month = lexicon.month(named: word) { unit.exact.append(DateTerms.term(month: month.number)) }
        let alike = bySound ? vocabulary.words(soundingAs: skeleton) : []
        // It sounds like a word that is there, and nothing begins as it is written: then it is said what it was read as.
        if unit == QueryUnit(), !alike.isEmpty, !vocabulary.hasWord(beginningWith: word) { return nil }
        var wide = isKnown ? alike : []
        if mayGoOn || !hasStems, word.utf8.count > 1 {
            wide += vocabulary.words(
                beginningWith: word,
                or: bySound ? skeleton : [],
                inOwnScript: unit == QueryUnit() && !vocabulary.hasWord(beginningWith: word),
                limit: Self.mostBeginnings
            )
        }
        for index in wide {
            for other in self.stems(of: vocabulary.word(index))
            where !stems.contains(other) && !unit.wide.contains(other) {
                unit.wide.append(other)
            }
        }
        return unit == QueryUnit() ? nil : unit
    }

    /// A word that sounds as typed, or nearly so.
    func byEar(_ word: String, slips: Bool = true) throws(DatabaseError) -> (QueryUnit, read: String)? {
        guard !word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let skeleton = Skeleton.bytes(of: word)
        guard skeleton.count > 1 else { return nil }
        let alike = vocabulary.words(soundingAs: skeleton)
        guard let nearest = alike.first ?? (slips ? vocabulary.word(nearest: word, skeleton) : nil) else { return nil }
        // A name stands there in both scripts.
        let words = alike.isEmpty ? vocabulary.words(soundingAs: Skeleton.bytes(of: vocabulary.word(nearest))) : alike
        let found = words.first(where: vocabulary.isInUsualScript) ?? nearest
        var unit = QueryUnit()
        for word in [found] + words {
            for stem in stems(of: vocabulary.word(word)) where !unit.stems.contains(stem) { unit.stems.append(stem) }
        }
        return (unit, try shown(vocabulary.word(found)))
    }
}
