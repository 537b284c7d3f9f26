/// About how often each of any number of names was asked for of late, in 16 KiB: a count-min sketch with aging, as in
/// TinyLFU (Einziger, Friedman, Manes: A Highly Efficient Cache Admission Policy, 2017).
///
/// Names that share a counter make each other's counts larger, never smaller. As a name has one counter in each of four rows
/// and the smallest counts, that is rare.
struct RequestCounts: Sendable {
    private static let rowCount = 4
    /// A power of two.
    private static let countersInRow = 4096

    private var counters = [UInt8](repeating: 0, count: rowCount * countersInRow)
    private var sinceHalved = 0

    /// - Parameter period: after so many requests all counts are halved, so that what was popular yesterday makes room.
    mutating func add(_ hash: NameHash, halvedAfter period: Int) {
        for row in 0..<Self.rowCount {
            let place = Self.place(of: hash, in: row)
            if counters[place] < .max { counters[place] += 1 }
        }
        sinceHalved += 1
        guard sinceHalved >= period else { return }
        sinceHalved = 0
        for place in counters.indices { counters[place] /= 2 }
    }

    func count(_ hash: NameHash) -> UInt8 {
        var smallest = UInt8.max
        for row in 0..<Self.rowCount { smallest = min(smallest, counters[Self.place(of: hash, in: row)]) }
        return smallest
    }

    /// Each row looks at other bits of the number.
    private static func place(of hash: NameHash, in row: Int) -> Int {
        row * countersInRow + Int(truncatingIfNeeded: hash.value >> UInt64(row * 16)) & (countersInRow - 1)
    }
}
