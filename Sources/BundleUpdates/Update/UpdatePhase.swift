/// How far an update is.
package enum UpdatePhase: String, Hashable, Sendable, CaseIterable {
    case searching, assembling, checking, indexing, trying, activating

    /// The part of the whole work that is done when this phase begins, in percent. What is copied from a stick takes
    /// longest.
    var startPercent: Int {
        switch self {
        case .searching: 0
        case .assembling: 5
        case .checking: 70
        case .indexing: 80
        case .trying: 85
        case .activating: 95
        }
    }

    /// - Parameters:
    ///   - done: pieces of this phase's work.
    ///   - total: at least one.
    func percent(_ done: Int, of total: Int) -> Int {
        let phases = Self.allCases
        let end = phases.firstIndex(of: self).map { phases[($0 + 1)...].first?.startPercent ?? 100 } ?? 100
        return startPercent + (end - startPercent) * min(done, total) / max(total, 1)
    }
}
