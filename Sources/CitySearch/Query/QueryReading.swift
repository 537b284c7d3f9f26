internal import Cities

/// A query as it was read.
struct QueryReading {
    var units: [QueryUnit] = []
    private(set) var repairs: [SearchAnswer.Repair] = []
    private(set) var leftOut: [String] = []
    /// Those of `units` for which slips were repaired.
    private(set) var slips: [QueryUnit: SearchAnswer.Repair] = [:]

    /// Every word is one of the texts, as it stands or by its sound.
    var isSure: Bool { slips.isEmpty && leftOut.isEmpty }

    mutating func add(_ units: [QueryUnit], typed: String, read: String, isSlip: Bool) {
        let repair = SearchAnswer.Repair(typed: typed, read: read)
        self.units += units
        repairs.append(repair)
        if isSlip { for unit in units { slips[unit] = repair } }
    }

    mutating func leaveOut(_ word: String) {
        if !leftOut.contains(word) { leftOut.append(word) }
    }

    /// The same with the words left out that were taken for others.
    var withoutSlips: QueryReading {
        var sure = QueryReading()
        sure.units = units.filter { slips[$0] == nil }
        sure.repairs = repairs.filter { !slips.values.contains($0) }
        for word in leftOut + repairs.filter(slips.values.contains).map(\.typed) { sure.leaveOut(word) }
        return sure
    }
}
