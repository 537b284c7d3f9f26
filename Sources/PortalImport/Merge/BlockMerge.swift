import Cities

/// The paragraphs or events of a file, brought up to date with a page.
///
/// What the page has new is added where the page has it. What the page changed replaces the old text, if that still is what
/// import wrote. What an editor changed, moved or removed stays so.
struct BlockMerge: Hashable {
    enum Change: Hashable {
        case added(String)
        case updated(String)
        /// An editor's version stands; this is the page's.
        case kept(String)
        /// The page no longer has it; it stays.
        case gone(String)
    }

    private(set) var blocks: [String]
    private(set) var changes: [Change] = []
    /// For the record: what counts as import's own from now on.
    private(set) var fingerprints: [Fingerprint]

    /// Of the words of both texts, how many must be common for one to be a version of the other.
    private static let likeness = 0.5

    init(current: [String], page: [String], recorded: [Fingerprint]) {
        let recorded = Set(recorded)
        blocks = current
        fingerprints = page.map { Fingerprint($0) }
        /// For every block of the file: the page's block that it is.
        var owner: [Int?] = Array(repeating: nil, count: current.count)
        for (index, text) in page.enumerated() {
            if let place = blocks.indices.first(where: { owner[$0] == nil && blocks[$0] == text }) {
                owner[place] = index
            }
        }
        for (index, text) in page.enumerated() where !owner.contains(index) {
            let match = Self.mostAlike(text, among: blocks.indices.filter { owner[$0] == nil }, of: blocks)
            if recorded.contains(Fingerprint(text)) {
                if let match, !recorded.contains(Fingerprint(blocks[match])) { owner[match] = index }
                changes.append(.kept(text))
            } else if let match {
                owner[match] = index
                if recorded.contains(Fingerprint(blocks[match])) {
                    blocks[match] = text
                    changes.append(.updated(text))
                } else {
                    changes.append(.kept(text))
                }
            } else {
                let before = owner.indices.last { owner[$0].map { $0 < index } ?? false }
                let place = before.map { $0 + 1 } ?? (index == 0 ? 0 : blocks.count)
                blocks.insert(text, at: place)
                owner.insert(index, at: place)
                changes.append(.added(text))
            }
        }
        for place in blocks.indices where owner[place] == nil {
            let fingerprint = Fingerprint(blocks[place])
            guard recorded.contains(fingerprint) else { continue }
            fingerprints.append(fingerprint)
            changes.append(.gone(blocks[place]))
        }
    }

    private static func mostAlike(_ text: String, among places: [Int], of blocks: [String]) -> Int? {
        let words = words(text)
        let likenesses = places.map { place -> (place: Int, likeness: Double) in
            let others = Self.words(blocks[place])
            let all = words.union(others).count
            return (place, all == 0 ? 0 : Double(words.intersection(others).count) / Double(all))
        }
        guard let best = likenesses.max(by: { $0.likeness < $1.likeness }), best.likeness >= likeness else {
            return nil
        }
        return best.place
    }

    private static func words(_ text: String) -> Set<String> {
        Set(FoldedText(text).tokens.compactMap { $0.word ?? $0.digits })
    }
}
