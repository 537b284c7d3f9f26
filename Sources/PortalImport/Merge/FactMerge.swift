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

    private(set) var facts: CityFile.Facts
    private(set) var changes: [(name: FactName, change: Change)] = []
    private(set) var fingerprints: [String: Fingerprint] = [:]

    init(current: CityFile.Facts, page: CityFile.Facts, recorded: [String: Fingerprint]) {
        facts = current
        for name in FactName.allCases {
            let recorded = recorded[name.rawValue]
            switch name {
            case .agreement: merge(name, \.agreement, page, recorded)
            case .founded: merge(name, \.founded, page, recorded)
            case .area: merge(name, \.area, page, recorded)
            case .population: merge(name, \.population, page, recorded)
            case .timeZone: merge(name, \.timeZone, page, recorded)
            case .site: merge(name, \.site, page, recorded)
            case .photoCredit: merge(name, \.photoCredit, page, recorded)
            }
        }
    }

    private mutating func merge<Written: Codable & Hashable>(
        _ name: FactName,
        _ path: WritableKeyPath<CityFile.Facts, Written?>,
        _ page: CityFile.Facts,
        _ recorded: Fingerprint?
    ) {
        let current = facts[keyPath: path]
        let mark = current.map { Fingerprint(bytes: StrictJSON.encode($0)) }
        guard let next = page[keyPath: path] else {
            guard current != nil, mark == recorded else { return }
            fingerprints[name.rawValue] = recorded
            changes.append((name, .gone))
            return
        }
        fingerprints[name.rawValue] = Fingerprint(bytes: StrictJSON.encode(next))
        if current == next { return }
        if current == nil ? recorded == nil : mark == recorded {
            facts[keyPath: path] = next
            changes.append((name, current == nil ? .added : .updated))
        } else {
            changes.append((name, .kept))
        }
    }
}
