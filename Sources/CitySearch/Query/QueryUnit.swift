/// One thing that a query asks for, and the index words that answer it, by how well they do.
struct QueryUnit: Hashable {
    /// Folded words and dates.
    var exact: [String] = []
    /// Stems of what was typed, or of what it was read as.
    var stems: [String] = []
    /// Stems of words that sound or begin so.
    var wide: [String] = []

    /// How well a passage answers; a level takes in those before it.
    enum Level: Int, CaseIterable { case exact, stem, wide }

    /// The words that may stand in a column of the index, as an expression of FTS5.
    ///
    /// - Parameters:
    ///   - own: only in the passage itself, not in the name and country around it.
    ///   - Returns: `nil` where nothing answers at this level.
    func expression(_ level: Level, own: Bool) -> String? {
        let stems = level == .exact ? [] : level == .stem ? self.stems : self.stems + wide
        let columns = own ? ("{exact}", "{stem}") : ("{exact context}", "{stem context}")
        let parts = [
            exact.isEmpty ? nil : "\(columns.0) : (\(Self.alternatives(exact)))",
            stems.isEmpty ? nil : "\(columns.1) : (\(Self.alternatives(stems)))",
        ].compactMap { $0 }
        return parts.isEmpty ? nil : "(\(parts.joined(separator: " OR ")))"
    }

    /// The same for the index of whole cities.
    var wholeExpression: String { "(\(Self.alternatives(exact + stems + wide)))" }

    /// Words hold only letters and digits, so that nothing in them can end the quotation.
    private static func alternatives(_ words: [String]) -> String {
        words.map { "\"\($0)\"" }.joined(separator: " OR ")
    }

    /// Passages that answer all of `units`, at least one of them by themselves.
    static func expression(_ units: [QueryUnit], _ level: Level) -> String? {
        if units.count == 1 { return units[0].expression(level, own: true) }
        let own = units.compactMap { $0.expression(level, own: true) }
        let all = units.compactMap { $0.expression(level, own: false) }
        guard !own.isEmpty, all.count == units.count else { return nil }
        return "(\(own.joined(separator: " OR "))) AND " + all.joined(separator: " AND ")
    }
}
