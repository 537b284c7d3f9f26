import Cities

/// The facts of one entry, read as their labels come by; what depends on two of them waits for the end.
struct FactCollector {
    private(set) var facts = CityFacts()
    private(set) var notes: [PortalNote] = []
    let countryCode: String?
    let currentYear: Int

    private var area: (reading: FactReading<AreaText.Reading>, source: String, line: Int)?
    private var population: (reading: FactReading<PopulationText.Reading>, source: String, line: Int)?

    init(countryCode: String?, currentYear: Int) {
        self.countryCode = countryCode
        self.currentYear = currentYear
    }

    func has(_ name: FactName) -> Bool {
        switch name {
        case .agreement: facts.agreement != nil
        case .founded: facts.founded != nil
        case .area: area != nil
        case .population: population != nil
        case .timeZone: facts.timeZone != nil
        case .site: facts.site != nil
        case .photoCredit: facts.photoCredit != nil
        }
    }

    /// Whether the text has the form of this fact.
    func wouldRead(_ name: FactName, _ content: RichText) -> Bool {
        let text = content.text
        return switch name {
        case .agreement: AgreementText.read(text, currentYear: currentYear).value != nil
        case .founded: FoundingText.read(text, currentYear: currentYear).value != nil
        case .area: AreaText.read(text).value != nil
        case .population: PopulationText.read(text).value != nil
        case .timeZone: UTCOffsetText.read(text).value != nil
        case .site: !SiteText.addresses(in: text).isEmpty || !content.links.isEmpty
        case .photoCredit: PhotoCreditText.read(text).value != nil
        }
    }

    mutating func add(_ name: FactName, _ content: RichText, line: Int) {
        let source = content.text.whiteSpaceFolded
        if has(name) {
            notes.append(PortalNote(line: line, kind: .factRepeated(name, source: source)))
            guard !hasValue(name), wouldRead(name, content) else { return }
        }
        switch name {
        case .agreement:
            facts.agreement = note(AgreementText.read(source, currentYear: currentYear), name, source, line)
        case .founded: facts.founded = note(FoundingText.read(source, currentYear: currentYear), name, source, line)
        case .area: area = (AreaText.read(source), source, line)
        case .population: population = (PopulationText.read(source), source, line)
        case .timeZone: facts.timeZone = note(zoned(UTCOffsetText.read(source)), name, source, line)
        case .site: facts.site = note(site(content, line), name, source, line)
        case .photoCredit: facts.photoCredit = note(PhotoCreditText.read(source), name, source, line)
        }
    }

    mutating func finish() {
        let judgement = Plausibility(area: area?.reading, population: population?.reading)
        if let population, let reading = judgement.population {
            facts.population = note(reading, .population, population.source, population.line)
        }
        if let area, let reading = judgement.area { facts.area = note(reading, .area, area.source, area.line) }
    }

    private func hasValue(_ name: FactName) -> Bool {
        switch name {
        case .agreement: facts.agreement?.value != nil
        case .founded: facts.founded?.value != nil
        case .area: area?.reading.value != nil
        case .population: population?.reading.value != nil
        case .timeZone: facts.timeZone?.value != nil
        case .site: facts.site?.value != nil
        case .photoCredit: facts.photoCredit?.value != nil
        }
    }

    private mutating func note<Value>(
        _ reading: FactReading<Value>,
        _ name: FactName,
        _ source: String,
        _ line: Int
    ) -> Fact<Value> {
        if let problem = reading.problem {
            notes.append(PortalNote(line: line, kind: .factUnread(name, source: source, problem)))
        }
        return Fact(value: reading.value, asOf: reading.asOf, source: source)
    }

    private func zoned(_ reading: FactReading<UTCOffsetText.Reading>) -> FactReading<CityTimeZone> {
        guard let offset = reading.value else { return .unread(reading.problem ?? .several) }
        let zone = SingleZone.zone(ofCountry: countryCode, offset: offset.minutes)
        return .value(
            CityTimeZone(minutesFromUTC: offset.minutes, summerMinutesFromUTC: offset.summerMinutes, zone: zone?.name)
        )
    }

    private mutating func site(_ content: RichText, _ line: Int) -> FactReading<WebAddress> {
        let written = SiteText.addresses(in: content.text)
        let addresses = written.isEmpty ? content.links : written
        guard let first = addresses.first else { return .unread(.notUnderstood(content.text)) }
        if addresses.count > 1 {
            notes.append(PortalNote(line: line, kind: .moreAddresses(addresses.dropFirst().map(\.address))))
        }
        return .value(first)
    }
}
