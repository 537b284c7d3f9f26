import Cities

/// The facts of one entry, read as their labels come by; what depends on two of them waits for the end.
struct FactCollector {
    private(set) var facts = CityFacts()
    private(set) var notes: [PortalNote] = []
    let countryCode: String?
    let currentYear: Int

    private var readings = FactReadings()
    private var waiting: [FactName: (source: FactSource, line: Int)] = [:]

    init(countryCode: String?, currentYear: Int) {
        self.countryCode = countryCode
        self.currentYear = currentYear
    }

    func has(_ name: FactName) -> Bool { readings.has(name) }

    /// Tells whether the text has the form of this fact.
    func wouldRead(_ name: FactName, _ content: RichText) -> Bool {
        guard let kind = FactKinds.kind(named: name) else { return false }
        return Self.reads(kind, source(content))
    }

    mutating func add(_ name: FactName, _ content: RichText, line: Int) {
        guard let kind = FactKinds.kind(named: name) else { return }
        let source = source(content)
        if has(name) {
            notes.append(PortalNote(line: line, kind: .factRepeated(name, source: source.text)))
            guard !readings.hasValue(name), wouldRead(name, content) else { return }
        }
        add(kind, source, line)
    }

    mutating func finish() {
        for kind in FactKinds.all {
            if let (source, line) = waiting[kind.name] { judge(kind, source, line) }
        }
    }

    // MARK: One kind

    private func source(_ content: RichText) -> FactSource {
        FactSource(
            text: content.text.whiteSpaceFolded,
            links: content.links,
            countryCode: countryCode,
            currentYear: currentYear
        )
    }

    private static func reads<Kind: FactKind>(_ kind: Kind.Type, _ source: FactSource) -> Bool {
        kind.read(source).value != nil
    }

    private mutating func add<Kind: FactKind>(_ kind: Kind.Type, _ source: FactSource, _ line: Int) {
        let reading = kind.read(source)
        readings[kind] = reading
        if !reading.more.isEmpty { notes.append(PortalNote(line: line, kind: .moreAddresses(reading.more))) }
        if kind.isJudgedLast {
            waiting[kind.name] = (source, line)
        } else {
            judge(kind, source, line)
        }
    }

    private mutating func judge<Kind: FactKind>(_ kind: Kind.Type, _ source: FactSource, _ line: Int) {
        guard let reading = readings[kind] else { return }
        let judged = kind.judge(reading, source, beside: readings)
        if let problem = judged.problem {
            notes.append(PortalNote(line: line, kind: .factUnread(kind.name, source: source.text, problem)))
        }
        facts[kind] = Fact(value: judged.value, asOf: judged.asOf, source: source.text)
    }
}
