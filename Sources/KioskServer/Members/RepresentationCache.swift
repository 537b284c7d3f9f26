internal import CityBundle

/// Ready answers within a budget of bytes. What was not asked for during a round of the clock makes room first, and
/// only for what was asked for more often of late: a walk through more than there is room for leaves what is here.
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
        let hash: NameHash
        let value: Representation
        /// The listeners at which every request for the name gets this, whatever else it says.
        var roles: RoleSet = []
        /// Asked for since the hand last passed.
        var wasAskedFor = false
    }

    /// Bytes, at most.
    let budget: Int
    private(set) var byteCount = 0
    private var kept: [Kept] = []
    /// The places of what is kept, by the ``NameHash`` of its key. If two keys have the same, one of them is kept.
    private var places: [UInt64: Int] = [:]
    private var requests: RequestCounts
    /// The next candidate to go.
    private var hand = 0

    init(budget: Int) {
        self.budget = budget
        // Pages take 2 KiB or more, and those that are asked for and not kept have to be told apart, too.
        requests = RequestCounts(nameCount: budget / 1024)
    }

    var count: Int { kept.count }

    /// The representation for a client that takes `coding`.
    mutating func value(for name: MemberName, takenAs coding: ContentCoding) -> Representation? {
        var text = name.rawValue
        return text.withUTF8 { place(of: $0.span, takenAs: coding) }.map { asked($0) }
    }

    /// Keeps `value`, unless it is larger than the whole budget, or what would make room for it was asked for as often.
    ///
    /// - Parameter isWanted: makes room for it in any case.
    mutating func insert(_ value: Representation, for key: Key, isWanted: Bool = false) {
        let nameBytes = Array(key.name.rawValue.utf8)
        let hash = NameHash(nameBytes, key.coding)
        guard places[hash.value] == nil, value.keptByteCount <= budget else { return }
        // This request does not count: a walk was here once more than at the places that it has yet to reach.
        let popularity = isWanted ? UInt8.max : requests.count(hash)
        count(hash)
        guard makeRoom(for: value.keptByteCount, askedFor: popularity) else { return }
        places[hash.value] = kept.count
        kept.append(Kept(key: key, nameBytes: nameBytes, hash: hash, value: value))
        byteCount += value.keptByteCount
        passNewest()
    }

    // MARK: The fast path

    /// No route at this listener answers a request for that name otherwise.
    mutating func open(_ key: Key, at role: ListenerRole) {
        var text = key.name.rawValue
        guard let place = text.withUTF8({ place(of: $0.span, key.coding) }) else { return }
        kept[place].roles.insert(RoleSet(role))
    }

    /// The representation that the fast path may send at a listener to a client that takes `coding`.
    mutating func opened(_ name: Span<UInt8>, takenAs coding: ContentCoding, at role: ListenerRole) -> Representation? {
        guard let place = place(of: name, takenAs: coding), kept[place].roles.contains(RoleSet(role)) else {
            return nil
        }
        return asked(place)
    }

    // MARK: Places

    /// A member with one form is kept once, as that form.
    private func place(of name: Span<UInt8>, takenAs coding: ContentCoding) -> Int? {
        if let place = place(of: name, coding) { return place }
        guard coding == .gzip, let only = place(of: name, .identity), !kept[only].value.hasOtherForm else { return nil }
        return only
    }

    private func place(of name: Span<UInt8>, _ coding: ContentCoding) -> Int? {
        guard let place = places[NameHash(name, coding).value], kept[place].key.coding == coding,
            kept[place].nameBytes.isSame(as: name)
        else { return nil }
        return place
    }

    private mutating func asked(_ place: Int) -> Representation {
        kept[place].wasAskedFor = true
        count(kept[place].hash)
        return kept[place].value
    }

    /// Ten requests for each that is here tell which are popular.
    private mutating func count(_ hash: NameHash) { requests.add(hash, halvedAfter: 10 * max(kept.count, 100)) }

    // MARK: Room

    /// - Returns: whether there is room for so many bytes. Nothing goes where there would not be.
    private mutating func makeRoom(for newByteCount: Int, askedFor popularity: UInt8) -> Bool {
        var leaving: [Int] = []
        var staying = byteCount
        while staying + newByteCount > budget {
            let candidate = nextToGo(besides: leaving)
            // Also past one that is spared, or it would keep everybody out for as long as it was popular once.
            hand = candidate + 1
            guard requests.count(kept[candidate].hash) < popularity else { return false }
            leaving.append(candidate)
            staying -= kept[candidate].value.keptByteCount
        }
        for place in leaving.sorted(by: >) { remove(place) }
        return true
    }

    /// Moves the hand on to one that was not asked for since it last passed.
    private mutating func nextToGo(besides leaving: [Int]) -> Int {
        while true {
            if hand >= kept.count { hand = 0 }
            guard kept[hand].wasAskedFor || leaving.contains(hand) else { return hand }
            kept[hand].wasAskedFor = false
            hand += 1
        }
    }

    /// The newest takes its place at the hand, which comes back to it after a whole round.
    private mutating func passNewest() {
        if hand >= kept.count { hand = 0 }
        kept.swapAt(hand, kept.count - 1)
        for place in [hand, kept.count - 1] { places[kept[place].hash.value] = place }
        hand += 1
    }

    private mutating func remove(_ place: Int) {
        let removed = kept[place]
        byteCount -= removed.value.keptByteCount
        places[removed.hash.value] = nil
        // The last one fills the gap, so that no other has to move.
        let last = kept.removeLast()
        if place < kept.count {
            kept[place] = last
            places[last.hash.value] = place
        }
    }
}

/// Some of the listeners.
private struct RoleSet: OptionSet, Sendable {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ role: ListenerRole) {
        rawValue =
            switch role {
            case .screen: 1
            case .public: 2
            }
    }
}
