/// An estimate of how often each of many names was asked for of late: a count-min sketch with aging, as in TinyLFU
/// (Einziger, Friedman, Manes: A Highly Efficient Cache Admission Policy, 2017). It takes four bytes or so for each
/// name.
///
/// Names that share a counter make each other's counts larger, never smaller. As a name has one counter in each of four
/// rows and the smallest counts, that is rare up to about as many names as it was made for; of many more it tells less
/// and less.
struct RequestCounts: Sendable {
    private static let rowCount = 4
    /// A name that was asked for this often is as popular as any, and forgotten after four halvings.
    private static let highest: UInt8 = 15

    /// A power of two.
    private let countersInRow: Int
    private var counters: [UInt8]
    private var sinceHalved = 0

    /// - Parameter nameCount: how many names may be told apart. At least 4,096 are, at most 65,536.
    init(nameCount: Int) {
        var width = 4096
        while width < min(nameCount, 65_536) { width *= 2 }
        countersInRow = width
        counters = [UInt8](repeating: 0, count: Self.rowCount * width)
    }

    /// - Parameter period: after so many requests all counts are halved, so that what was popular yesterday makes room.
    mutating func add(_ hash: NameHash, halvedAfter period: Int) {
        for row in 0..<Self.rowCount {
            let place = place(of: hash, in: row)
            if counters[place] < Self.highest { counters[place] += 1 }
        }
        sinceHalved += 1
        guard sinceHalved >= period else { return }
        sinceHalved = 0
        for place in counters.indices { counters[place] /= 2 }
    }

    func count(_ hash: NameHash) -> UInt8 {
        var smallest = Self.highest
        for row in 0..<Self.rowCount { smallest = min(smallest, counters[place(of: hash, in: row)]) }
        return smallest
    }

    /// Each row looks at other bits of the number.
    private func place(of hash: NameHash, in row: Int) -> Int {
        row * countersInRow + Int(truncatingIfNeeded: hash.value >> UInt64(row * 16)) & (countersInRow - 1)
    }
}
