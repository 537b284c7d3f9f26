/// Who leads the city: its mayor, or however the office is called.
package enum HeadFact: FactKind {
    package struct Written: WrittenFact {
        package var person: String?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.head
    package static let title = FactTitle(russian: "глава города", english: "mayor or head")
    package static let labels: [LanguageTag: [String]] = [
        .russian: [
            "мэр", "глава", "глава города", "глава администрации", "глава муниципалитета", "градоначальник",
            "бургомистр", "председатель горисполкома",
        ],
        .english: [
            "mayor", "head", "head of city", "head of the city", "head of administration", "head of the administration",
            "governor", "lord mayor",
        ],
    ]
    package static let place = FactPlace.row
    package static let isAnyText = true

    package static func read(_ source: FactSource) -> FactReading<CityHead> {
        ShortText.read(source.text) { CityHead(person: $0) }
    }

    package static func written(_ fact: Fact<CityHead>) -> Written {
        Written(person: fact.value?.person, source: fact.source, language: fact.writtenLanguage)
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> CityHead? {
        written.person.map(CityHead.init)
    }

    package static func said(_ value: CityHead, _ fact: Fact<CityHead>, in wording: some FactWording) -> [SaidPart]? {
        [.text(value.person, fact.language)]
    }

    package static func searched(_ value: CityHead, _ fact: Fact<CityHead>, in wording: some FactWording) -> String? {
        wording.language == fact.language ? value.person : nil
    }

    package static func data(_ fact: Fact<CityHead>) -> [String: FactDatum] {
        fact.value.map { ["head": .text($0.person)] } ?? [:]
    }
}

extension FactName {
    package static let head = FactName(rawValue: "head")
}

extension CityFacts {
    package var head: Fact<CityHead>? {
        get { self[HeadFact.self] }
        set { self[HeadFact.self] = newValue }
    }
}

/// The mayor or head of a city.
package struct CityHead: Hashable, Sendable {
    /// As the source writes it.
    package var person: String

    package init(person: String) { self.person = person }
}
