internal import CityBundle

/// Ready answers within a budget of bytes. What was not asked for during a round of the clock makes room first.
///
/// They are found by the bytes of a name, so that a request that is still in the network's buffer needs no string.
struct RepresentationCache: Sendable {
    struct Key: Hashable, Sendable {
        let name: MemberName
        let coding: ContentCoding
    }

    private struct Kept {
        let key: Key
        let nameBytes: [UInt8]
        let value: Representation
        /// At which doors a request for the name gets this, whatever else it says.
        var doors: DoorSet = []
        /// Asked for since the hand last passed.
        var wasAskedFor = false
    }

    /// Bytes, at most.
    let budget: Int
    private(set) var byteCount = 0
    private var kept: [Kept] = []
    /// By what ``NameHash`` makes of a key. Of two keys with the same one is kept.
    private var places: [UInt64: Int] = [:]
    /// The next candidate to go.
    private var hand = 0

    init(budget: Int) {
        self.budget = budget
    }

    var count: Int { kept.count }

    mutating func value(for key: Key) -> Representation? {
        guard let place = place(of: key) else { return nil }
        kept[place].wasAskedFor = true
        return kept[place].value
    }

    /// Keeps `value`, unless it is larger than the whole budget.
    mutating func insert(_ value: Representation, for key: Key) {
        let nameBytes = Array(key.name.rawValue.utf8)
        let hash = NameHash(nameBytes, key.coding).value
        guard places[hash] == nil, value.keptByteCount <= budget else { return }
        while byteCount + value.keptByteCount > budget { removeOne() }
        places[hash] = kept.count
        kept.append(Kept(key: key, nameBytes: nameBytes, value: value))
        byteCount += value.keptByteCount
    }

    // MARK: The fast path

    /// No route at this door answers a request for that name otherwise.
    mutating func open(_ key: Key, at door: Door) {
        guard let place = place(of: key) else { return }
        kept[place].doors.insert(DoorSet(door))
    }

    /// What the fast path may send at a door to a client that takes `coding`.
    mutating func opened(_ name: Span<UInt8>, takenAs coding: ContentCoding, at door: Door) -> Representation? {
        if let kept = opened(name, coding, at: door) { return kept }
        guard coding == .gzip, let only = opened(name, .identity, at: door), !only.hasOtherForm else { return nil }
        return only
    }

    private mutating func opened(_ name: Span<UInt8>, _ coding: ContentCoding, at door: Door) -> Representation? {
        guard let place = place(of: name, coding), kept[place].doors.contains(DoorSet(door)) else { return nil }
        kept[place].wasAskedFor = true
        return kept[place].value
    }

    // MARK: Places

    private func place(of key: Key) -> Int? {
        var name = key.name.rawValue
        return name.withUTF8 { place(of: $0.span, key.coding) }
    }

    private func place(of name: Span<UInt8>, _ coding: ContentCoding) -> Int? {
        guard let place = places[NameHash(name, coding).value], kept[place].key.coding == coding,
            kept[place].nameBytes.isSame(as: name)
        else { return nil }
        return place
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
        places[NameHash(removed.nameBytes, removed.key.coding).value] = nil
        // The last one fills the gap, so that no other has to move.
        let last = kept.removeLast()
        if hand < kept.count {
            kept[hand] = last
            places[NameHash(last.nameBytes, last.key.coding).value] = hand
        }
    }
}

/// Some of the doors.
private struct DoorSet: OptionSet, Sendable {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ door: Door) {
        rawValue =
            switch door {
            case .kiosk: 1
            case .visitors: 2
            }
    }
}
