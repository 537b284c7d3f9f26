/// The region or province that the city lies in.
package enum RegionFact: FactKind {
    package struct Written: WrittenFact {
        package var name: String?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.region
    package static let title = FactTitle(russian: "регион", english: "region")
    package static let labels: [LanguageTag: [String]] = [
        .russian: ["регион", "область", "провинция", "штат", "земля", "округ", "край", "республика"],
        .english: ["region", "province", "state", "county", "prefecture"],
    ]
    package static let place = FactPlace.row
    package static let isAnyText = true

    package static func read(_ source: FactSource) -> FactReading<CityRegion> {
        ShortText.read(source.text) { CityRegion(name: $0) }
    }

    package static func written(_ fact: Fact<CityRegion>) -> Written {
        Written(name: fact.value?.name, source: fact.source, language: fact.writtenLanguage)
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> CityRegion? {
        written.name.map(CityRegion.init)
    }

    package static func said(_ value: CityRegion, _ fact: Fact<CityRegion>, in wording: some FactWording) -> [SaidPart]?
    {
        [.text(value.name, fact.language)]
    }

    package static func searched(_ value: CityRegion, _ fact: Fact<CityRegion>, in wording: some FactWording) -> String?
    {
        wording.language == fact.language ? value.name : nil
    }

    package static func data(_ fact: Fact<CityRegion>) -> [String: FactDatum] {
        fact.value.map { ["region": .text($0.name)] } ?? [:]
    }
}

extension FactName {
    package static let region = FactName(rawValue: "region")
}

extension CityFacts {
    package var region: Fact<CityRegion>? {
        get { self[RegionFact.self] }
        set { self[RegionFact.self] = newValue }
    }
}

/// The region, province, state or county of a city.
package struct CityRegion: Hashable, Sendable {
    /// As the source writes it.
    package var name: String

    package init(name: String) { self.name = name }
}
