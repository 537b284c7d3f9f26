import Cities
import CityContent

/// The facts of a city's file, brought up to date with a page.
struct FactMerge {
    enum Change: Hashable {
        case added, updated
        /// An editor's version stands.
        case kept
        /// The page no longer has it; it stays.
        case gone
    }

    private(set) var facts: WrittenFacts
    private(set) var changes: [(name: FactName, change: Change)] = []
    private(set) var fingerprints: [String: Fingerprint] = [:]

    init(current: WrittenFacts, page: WrittenFacts, recorded: [String: Fingerprint]) {
        facts = current
        for kind in FactKinds.all { merge(kind.name, page[kind.name], recorded[kind.name.rawValue]) }
    }

    private mutating func merge(_ name: FactName, _ next: (any WrittenFact)?, _ recorded: Fingerprint?) {
        let current = facts[name]
        let mark = current.map { Fingerprint(bytes: StrictJSON.encode($0)) }
        guard let next else {
            guard current != nil, mark == recorded else { return }
            fingerprints[name.rawValue] = recorded
            changes.append((name, .gone))
            return
        }
        fingerprints[name.rawValue] = Fingerprint(bytes: StrictJSON.encode(next))
        if let current, current.isEqual(next) { return }
        if current == nil ? recorded == nil : mark == recorded {
            facts[name] = next
            changes.append((name, current == nil ? .added : .updated))
        } else {
            changes.append((name, .kept))
        }
    }
}
