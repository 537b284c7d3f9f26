internal import Cities
internal import Database

/// Every word of one language's texts and of all the names, in memory, some twenty bytes a word: what a typed word is
/// compared with.
struct Vocabulary {
    /// Texts one after the other.
    private struct Texts {
        private(set) var bytes: [UInt8] = []
        private var ends: [Int32] = []

        var count: Int { ends.count }

        mutating func append(_ text: some Sequence<UInt8>) {
            bytes += text
            ends.append(Int32(bytes.count))
        }

        subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])] }
    }

    private var folded = Texts()
    private var skeletons = Texts()
    /// The letters that each skeleton has, a bit a letter.
    private var letters: [UInt32] = []
    private var kinds: [UInt8] = []
    private var counts: [Int32] = []
    /// Words in the order of their skeletons.
    private var bySkeleton: [Int32] = []
    private var isMostlyLatin = true

    init(of language: Int, in connection: Connection) throws(DatabaseError) {
        let rows = try connection.prepare("SELECT folded, kind, count FROM form WHERE language = ?1 ORDER BY folded")
        try rows.bind(Int64(language), at: 1)
        while try rows.step() {
            let word = rows.text(0)
            let skeleton = Skeleton.bytes(of: word)
            folded.append(word.utf8)
            skeletons.append(skeleton)
            letters.append(Self.letters(of: skeleton))
            kinds.append(UInt8(clamping: rows.integer(1)))
            counts.append(Int32(clamping: rows.integer(2)))
        }
        isMostlyLatin = 2 * (0..<folded.count).count { isLatin(folded[$0]) } > folded.count
        let skeletons = skeletons
        bySkeleton = (0..<Int32(folded.count)).sorted {
            let left = skeletons[Int($0)]
            let right = skeletons[Int($1)]
            return left == right ? $0 < $1 : left.lexicographicallyPrecedes(right)
        }
    }

    func word(_ index: Int) -> String { String(decoding: folded[index], as: UTF8.self) }

    func contains(_ word: String) -> Bool { index(of: word) != nil }

    /// Tells whether a city or a country is called so.
    func isName(_ word: String) -> Bool { index(of: word).map(isName) ?? false }

    private func isName(_ index: Int) -> Bool { kinds[index] <= PassageID.Kind.country.rawValue }

    private func index(of word: String) -> Int? {
        let wanted = Array(word.utf8)
        let index = firstIndex(notBefore: wanted[...])
        return index < folded.count && folded[index].elementsEqual(wanted) ? index : nil
    }

    func hasWord(beginningWith word: String) -> Bool {
        let start = Array(word.utf8)
        let index = firstIndex(notBefore: start[...])
        return index < folded.count && folded[index].starts(with: start)
    }

    /// The words that sound as `skeleton` does. One sound alone is no word: it is all that is left of `щщщщ`.
    func words(soundingAs skeleton: [UInt8]) -> [Int] {
        var found: [Int] = []
        guard skeleton.count > 1 else { return found }
        for place in firstPlace(notBefore: skeleton[...])..<bySkeleton.count {
            let index = Int(bySkeleton[place])
            guard skeletons[index].elementsEqual(skeleton) else { break }
            found.append(index)
        }
        return found
    }

    /// Tells whether a word is written in the script of most words of the language.
    func isInUsualScript(_ index: Int) -> Bool { isLatin(folded[index]) == isMostlyLatin }

    private func isLatin(_ word: some Sequence<UInt8>) -> Bool { word.first { _ in true }.map { $0 < 0x80 } ?? true }

    /// The most telling words that begin as typed, or sound so: names first, then the most frequent.
    ///
    /// - Parameter inOwnScript: whether also words that are no names may begin by sound only, in the script of `word`.
    ///   `июн` is not the beginning of ЮНЕСКО.
    func words(beginningWith word: String, or skeleton: [UInt8], inOwnScript: Bool, limit: Int) -> [Int] {
        let start = Array(word.utf8)
        var found: Set<Int> = []
        for index in firstIndex(notBefore: start[...])..<folded.count {
            guard folded[index].starts(with: start) else { break }
            found.insert(index)
        }
        // One sound alone is the beginning of too much.
        if skeleton.count > 1 {
            for place in firstPlace(notBefore: skeleton[...])..<bySkeleton.count {
                let index = Int(bySkeleton[place])
                guard skeletons[index].starts(with: skeleton) else { break }
                if isName(index) || inOwnScript || isLatin(folded[index]) != isLatin(start) { found.insert(index) }
            }
        }
        return Array(found.sorted(by: isMoreTelling).prefix(limit))
    }

    /// The word that lies fewest slips away; of equals one that begins alike, for few slips are made at once, then a
    /// name, then the most frequent.
    func word(nearest typed: String, _ skeleton: [UInt8]) -> Int? {
        let wanted = Self.letters(of: skeleton)
        let slips = Slips.allowed(in: skeleton.count)
        var distance = EditDistance<UInt8>()
        var best: (index: Int, slips: Int)?
        for index in 0..<folded.count {
            let limit = best?.slips ?? slips
            guard (letters[index] ^ wanted).nonzeroBitCount <= 2 * limit,
                let found = distance.between(skeletons[index], skeleton[...], limit: limit),
                isName(index) || isLikely(index, for: typed, skeleton)
            else { continue }
            if let kept = best, found == kept.slips {
                let begins = [index, kept.index].map { skeletons[$0].first == skeleton.first }
                guard begins[0] == begins[1] ? isMoreTelling(index, kept.index) : begins[0] else { continue }
            }
            best = (index, found)
        }
        return best?.index
    }

    /// Names are written in many ways. Of another word it is known how it is written: what differs in more letters than
    /// in sounds is no slip, `sister` is no `system`; and a short one is not taken for one that begins otherwise.
    private func isLikely(_ index: Int, for typed: String, _ skeleton: [UInt8]) -> Bool {
        guard skeleton.count >= Slips.leastForTwo || skeletons[index].first == skeleton.first else { return false }
        guard isLatin(folded[index]) == isLatin(typed.utf8) else { return true }
        return Slips.are(between: word(index), and: typed)
    }

    /// The words of names that share most pairs of letters with `skeleton`, best first.
    func names(nearest skeleton: [UInt8], limit: Int) -> [Int] {
        let wanted = Self.pairs(of: skeleton[...])
        var found: [(index: Int, likeness: Double)] = []
        for index in 0..<folded.count where kinds[index] == PassageID.Kind.name.rawValue {
            let pairs = Self.pairs(of: skeletons[index])
            let shared = pairs.count { wanted.contains($0) }
            found.append((index, Double(2 * shared) / Double(pairs.count + wanted.count + 1)))
        }
        found.sort { $0.likeness == $1.likeness ? $0.index < $1.index : $0.likeness > $1.likeness }
        return found.prefix(limit).map(\.index)
    }

    private func isMoreTelling(_ left: Int, _ right: Int) -> Bool {
        (Int(kinds[left]), -Int(counts[left]), left) < (Int(kinds[right]), -Int(counts[right]), right)
    }

    private func firstIndex(notBefore word: ArraySlice<UInt8>) -> Int {
        Self.partition(folded.count) { folded[$0].lexicographicallyPrecedes(word) }
    }

    private func firstPlace(notBefore skeleton: ArraySlice<UInt8>) -> Int {
        Self.partition(bySkeleton.count) { skeletons[Int(bySkeleton[$0])].lexicographicallyPrecedes(skeleton) }
    }

    /// The first of `count` places for which `isBefore` is false.
    private static func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func letters(of skeleton: [UInt8]) -> UInt32 {
        skeleton.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }

    private static func pairs(of skeleton: ArraySlice<UInt8>) -> Set<UInt16> {
        Set(zip([0] + skeleton, skeleton + [0]).map { UInt16($0) << 8 | UInt16($1) })
    }
}
