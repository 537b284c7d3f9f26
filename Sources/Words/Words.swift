package import Cities

/// Everything the program says to visitors in one language: a file of `Assets/words`, or one of a content folder.
///
/// A property is a key of the file, of the same name. A phrase tells by its type which places it has.
package struct Words: Decodable, Sendable {
    /// The language of these words, for `lang`.
    package let language: LanguageTag
    /// The language's own name: `Русский`.
    package let languageName: String
    /// Two letters for the sign on the language button.
    package let languageSign: String
    package let languageLabel: String
    package let chooseLanguage: String
    package let dates: DateWords
    package let numbers: NumberWords

    // MARK: Everywhere

    package let skipToContent: String
    package let places: String
    package let allCities: String
    package let search: String
    package let map: String
    package let accessibleVersion: String
    package let normalVersion: String

    // MARK: The accessible version

    package let textSize: String
    /// A word for each `Preferences.Size`.
    package let sizes: ByName<String>
    package let colours: String
    /// The letter that the portal puts on the colours, of which there are three.
    package let colourLetter: String
    /// Names of colour schemes, by the key of the `ColourScheme`.
    package let colourNames: ByName<String>
    package let pictures: String
    package let on: String
    package let off: String
    package let chosen: String
    package let pictureInWords: String
    package let aboutAccessibility: String

    // MARK: A city

    package let more: String
    package let cityCount: Phrase<Slot.Count>
    package let unfoldAll: String
    package let foldAll: String
    /// The words of each fact, by its key.
    package let facts: ByName<FactWords>
    package let photo: String
    package let drawing: String
    package let asWritten: String
    package let withoutDate: String
    package let timeThereNow: String
    /// The words of each `Agreement.Kind`.
    package let ties: ByName<TieWords>
    /// The tie by an agreement whose kind is not known.
    package let tiedSince: Phrase<Slot.Year>
    package let year: Phrase<Slot.Year>
    package let timeDifference: String
    /// The home city behind ``timeDifference``, where the content does not say how to inflect it.
    package let comparedWith: Phrase<Slot.Home>
    package let summerDifference: Phrase<Slot.Difference>
    package let distance: Phrase<Slot.Kilometres, Slot.Home>

    // MARK: Leaving for the visitor's own phone

    package let leavingTitle: String
    package let leavingReason: String
    package let toPhone: String
    package let phoneTitle: String
    package let pointCamera: String
    package let typeAddress: String
    package let close: String

    // MARK: Pages of their own

    package let mapTitle: String
    package let unplaced: String
    package let beyondTheMap: String
    package let searchTitle: String
    package let searchLead: String
    package let searchLabel: String
    package let searchButton: String
    package let searchHint: String
    /// The label of the search where no server answers it.
    package let searchLabelWithoutServer: String
    package let searchHintWithoutServer: String
    /// Tells what the search does where no server answers it.
    package let searchWithoutServer: String
    package let searchFound: Phrase<Slot.Count>
    /// More than were counted.
    package let searchFoundMany: String
    package let searchFoundNothing: String
    package let searchNearest: String
    package let searchShownFor: Phrase<Slot.Typed>
    package let searchLeftOut: String
    /// Said where no city has all that was asked for.
    package let searchApart: String
    package let searchCut: String
    package let searchBusy: String
    package let searchBroken: String
    package let preferencesTitle: String
    package let preferencesLead: String
    /// Said where an exported page stands in a browser.
    package let preferencesWithoutServer: String
    /// The titles of the five desk pages.
    package let deskTitles: ByName<String>
    package let deskNotHere: String
    package let staffStrip: String
    package let notFoundTitle: String
    package let notFoundText: String
    package let brokenTitle: String
    package let brokenText: String
    package let busyTitle: String
    package let busyText: String
    /// Before the first bundle has come.
    package let waitingTitle: String
    package let waitingText: String
    package let accessibilityTitle: String
    package let accessibilityStatement: [Statement]

    // MARK: Beyond the pages

    package let desk: DeskWords
    package let screen: ScreenWords
    package let searching: SearchingWords
    /// The words for countries, by code (ISO 3166-1).
    package let countries: [String: CountryWords]

    /// A heading and what is said under it, a paragraph a string, then requirement by requirement.
    package struct Statement: Decodable, Sendable {
        package let heading: String
        package let paragraphs: [String]
        package let requirements: [Requirement]

        private enum CodingKeys: String, CodingKey { case heading, paragraphs, requirements }

        package init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            heading = try fields.decode(String.self, forKey: .heading)
            paragraphs = try fields.decodeIfPresent([String].self, forKey: .paragraphs) ?? []
            requirements = try fields.decodeIfPresent([Requirement].self, forKey: .requirements) ?? []
        }
    }

    /// Criteria of WCAG 2.2 that have one answer.
    package struct Requirement: Decodable, Sendable {
        /// Number, name and level of each: `2.4.7 Focus visible (AA)`.
        package let criteria: [String]
        package let answer: String
    }

    /// How a fact is named.
    package struct FactWords: Codable, Sendable {
        package let label: String
        /// The words under the fact as a figure; `nil` for a fact that is none.
        package let figure: String?
        /// The same, where the source says of which year it is.
        package let figureAsOf: Phrase<Slot.Year>?
    }

    /// How a city with an agreement of some kind is called.
    package struct TieWords: Codable, Sendable {
        package let plain: String
        package let since: Phrase<Slot.Year>
    }

    /// The names that people use for a country, its short name first, and its adjectives.
    package struct CountryWords: Decodable, Sendable {
        package let names: [String]
        package let adjectives: [String]?
    }
}

extension LanguageTag: Decodable {}

// MARK: - Said of values

extension Words {
    /// `побратим с 1962 года`; `nil` where neither the kind nor the year is known.
    package func tie(_ kind: Agreement.Kind?, _ year: Int?) -> String? {
        guard let kind else { return year.map { tiedSince($0) } }
        return year.map { ties[kind].since($0) } ?? ties[kind].plain
    }

    /// - Parameter cities: how many; `nil` for more than were counted.
    package func searchFound(cities: Int?) -> String { cities.map { searchFound($0) } ?? searchFoundMany }

    /// A country's short name; `nil` where only the names in the content are known.
    package func shortName(of country: Country) -> String? {
        country.code.flatMap { countries[$0]?.names.first }
    }

    /// The names that people who search use for a country, besides those in the content; and its adjectives.
    package func commonNames(of country: Country) -> [String] {
        guard let words = country.code.flatMap({ countries[$0] }) else { return [] }
        return words.names + (words.adjectives ?? [])
    }
}

extension Words.FactWords {
    /// The caption of the figure.
    package func figure(asOf year: Int?) -> String {
        year.flatMap { year in figureAsOf.map { $0(year) } } ?? figure ?? label
    }
}
