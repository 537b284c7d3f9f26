/// The languages that are spoken in the city.
package enum LanguagesFact: FactKind {
    package struct Written: WrittenFact {
        package var names: [String]?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.languages
    package static let title = FactTitle(russian: "языки", english: "languages")
    /// The plain `язык` is that of a portal's own switch.
    package static let labels: [LanguageTag: [String]] = [
        .russian: [
            "языки", "официальный язык", "официальные языки", "государственный язык", "государственные языки",
            "языки общения",
        ],
        .english: ["languages", "languages spoken", "spoken languages", "official language", "official languages"],
    ]
    package static let place = FactPlace.row
    package static let isAnyText = true

    package static func read(_ source: FactSource) -> FactReading<SpokenLanguages> {
        ShortText.read(source.text) { SpokenLanguages(listedIn: $0) }
    }

    package static func written(_ fact: Fact<SpokenLanguages>) -> Written {
        Written(names: fact.value?.names, source: fact.source, language: fact.writtenLanguage)
    }

    package static func value<File: FactFile>(
        of written: Written,
        in file: File
    ) throws(File.Failure) -> SpokenLanguages? {
        written.names.map(SpokenLanguages.init)
    }

    package static func said(
        _ value: SpokenLanguages,
        _ fact: Fact<SpokenLanguages>,
        in wording: some FactWording
    ) -> [SaidPart]? {
        [.text(value.names.joined(separator: ", "), fact.language)]
    }

    package static func searched(
        _ value: SpokenLanguages,
        _ fact: Fact<SpokenLanguages>,
        in wording: some FactWording
    ) -> String? {
        wording.language == fact.language ? value.names.joined(separator: ", ") : nil
    }

    package static func data(_ fact: Fact<SpokenLanguages>) -> [String: FactDatum] {
        fact.value.map { ["languages": .list($0.names)] } ?? [:]
    }
}

extension FactName {
    package static let languages = FactName(rawValue: "languages")
}

extension CityFacts {
    package var languages: Fact<SpokenLanguages>? {
        get { self[LanguagesFact.self] }
        set { self[LanguagesFact.self] = newValue }
    }
}

/// The languages of a city, as the source names them.
package struct SpokenLanguages: Hashable, Sendable {
    package var names: [String]

    package init(names: [String]) { self.names = names }

    /// `китайский, английский и русский`.
    ///
    /// - Returns: `nil` for what is no list of a few names.
    fileprivate init?(listedIn text: String) {
        let words = text.split { $0 == " " }.map { ["и", "and", "&"].contains($0.lowercased()) ? "," : String($0) }
        let names = words.joined(separator: " ").split { ",;/".contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
        guard (1...12).contains(names.count),
            names.allSatisfy({ name in
                name.split(separator: " ").count <= 3
                    && name.unicodeScalars.allSatisfy { $0.isLetter || " -()’'.".unicodeScalars.contains($0) }
            })
        else { return nil }
        self.names = names
    }
}
