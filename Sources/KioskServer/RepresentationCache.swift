internal import CityBundle

/// Ready answers within a budget of bytes. What was not asked for during a round of the clock makes room first.
struct RepresentationCache: Sendable {
    struct Key: Hashable, Sendable {
        let name: MemberName
        let coding: ContentCoding
    }

    private struct Kept {
        let key: Key
        let value: Representation
        /// Asked for since the hand last passed.
        var wasAskedFor: Bool
    }

    /// Bytes, at most.
    let budget: Int
    private(set) var byteCount = 0
    private var kept: [Kept] = []
    private var places: [Key: Int] = [:]
    /// The next candidate to go.
    private var hand = 0

    init(budget: Int) {
        self.budget = budget
    }

    var count: Int { kept.count }

    mutating func value(for key: Key) -> Representation? {
        guard let place = places[key] else { return nil }
        kept[place].wasAskedFor = true
        return kept[place].value
    }

    /// Keeps `value`, unless it is larger than the whole budget.
    mutating func insert(_ value: Representation, for key: Key) {
        guard places[key] == nil, value.keptByteCount <= budget else { return }
        while byteCount + value.keptByteCount > budget { removeOne() }
        places[key] = kept.count
        kept.append(Kept(key: key, value: value, wasAskedFor: false))
        byteCount += value.keptByteCount
    }

    private mutating func removeOne() {
        while true {
            if hand >= kept.count { hand = 0 }
            guard kept[hand].wasAskedFor else { break }
            kept[hand].wasAskedFor = false
            hand += 1
        }
        let removed = kept[hand]
        byteCount -= removed.value.keptByteCount
        places[removed.key] = nil
        // The last one fills the gap, so that no other has to move.
        let last = kept.removeLast()
        if hand < kept.count {
            kept[hand] = last
            places[last.key] = hand
        }
    }
}
