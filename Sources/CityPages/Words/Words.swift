package import Cities

/// What the pages themselves say, in one language.
package struct Words: Sendable {
    /// The language of these words, for `lang`.
    package var language: LanguageTag
    /// What the language calls itself: `Русский`.
    package var languageName: String
    /// Two letters for the sign on the language button.
    package var languageSign: String

    // MARK: Everywhere

    package var skipToContent: String
    package var places: String
    package var allCities: String
    package var search: String
    package var map: String
    package var accessibleVersion: String
    package var normalVersion: String
    package var languageLabel: String
    package var chooseLanguage: String

    // MARK: The accessible version

    package var textSize: String
    package var sizes: [Preferences.Size: String]
    package var colours: String
    /// The letter that the portal puts on the colours, of which there are three.
    package var colourLetter: String
    package var colourNames: [ColourScheme: String]
    package var pictures: String
    package var on: String
    package var off: String
    package var chosen: String
    package var pictureInWords: String
    package var aboutAccessibility: String

    // MARK: A city

    package var more: String
    package var cityCount: @Sendable (Int) -> String
    package var unfoldAll: String
    package var foldAll: String
    package var document: String
    package var founded: String
    package var area: String
    package var population: String
    package var timeZone: String
    package var site: String
    package var photo: String
    package var drawing: String
    package var sourcePhoto: String
    package var asWritten: String
    package var withoutDate: String
    package var timeThereNow: String
    package var squareKilometres: String
    /// `nil`: thousands are written out.
    package var thousand: String?
    package var million: String
    package var beforeOurEra: String
    package var people: @Sendable (_ asOf: Int?) -> String
    package var areaAsOf: @Sendable (_ asOf: Int?) -> String
    package var yearOfFounding: String
    package var tie: @Sendable (Agreement.Kind?, _ year: Int?) -> String?
    package var timeDifference: String
    /// The home city behind ``timeDifference``, where the content does not say how to inflect it.
    package var comparedWith: @Sendable (_ home: String) -> String
    package var summerDifference: @Sendable (_ difference: String) -> String
    package var hours: @Sendable (_ minutes: Int) -> String
    package var day: @Sendable (_ day: Int, _ month: Int) -> String
    package var dayRange: @Sendable (_ first: Int, _ last: Int, _ month: Int) -> String
    package var month: @Sendable (Int) -> String
    package var year: @Sendable (Int) -> String
    package var distance: @Sendable (_ kilometres: String, _ home: String) -> String
    package var numbers: NumberStyle

    // MARK: Leaving for the visitor's own phone

    package var leavingTitle: String
    package var leavingReason: String
    package var toPhone: String
    package var phoneTitle: String
    package var pointCamera: String
    package var typeAddress: String
    package var close: String

    // MARK: Pages of their own

    package var mapTitle: String
    package var unplaced: String
    package var beyondTheMap: String
    package var searchTitle: String
    package var searchLead: String
    package var searchLabel: String
    package var searchButton: String
    package var searchHint: String
    /// Of the search where no server answers it.
    package var searchLabelWithoutServer: String
    package var searchHintWithoutServer: String
    /// What the search does where no server answers it.
    package var searchWithoutServer: String
    package var searchFound: @Sendable (_ cities: Int?) -> String
    package var searchFoundNothing: String
    package var searchNearest: String
    package var searchShownFor: @Sendable (_ typed: String) -> String
    package var searchLeftOut: String
    /// Where no city has all that was asked for.
    package var searchApart: String
    package var searchCut: String
    package var searchBusy: String
    package var searchBroken: String
    package var preferencesTitle: String
    package var preferencesLead: String
    /// Where an exported page stands in a browser.
    package var preferencesWithoutServer: String
    package var accessibilityTitle: String
    package var accessibilityStatement: [Statement]
    package var deskTitles: [PageAddress.DeskPage: String]
    package var deskNotHere: String
    package var staffStrip: String
    package var notFoundTitle: String
    package var notFoundText: String
    package var brokenTitle: String
    package var brokenText: String
    package var busyTitle: String
    package var busyText: String
    /// Before the first bundle has come.
    package var waitingTitle: String
    package var waitingText: String

    /// A heading and what is said under it, a paragraph a string, then requirement by requirement.
    package struct Statement: Sendable {
        package var heading: String
        package var paragraphs: [String] = []
        package var requirements: [Requirement] = []
    }

    /// Criteria of WCAG 2.2 that have one answer.
    package struct Requirement: Sendable {
        /// Number, name and level of each: `2.4.7 Focus visible (AA)`.
        package var criteria: [String]
        package var answer: String

        package init(_ criteria: String..., answer: String) {
            self.criteria = criteria
            self.answer = answer
        }
    }

    /// How numbers are written.
    package struct NumberStyle: Sendable {
        var decimal: String
        var group: String
        /// From how many digits on groups are set apart.
        var groupsFrom: Int
    }

    /// The words in `language`; for one that has none yet those in the first of `others` that has some, as texts fall back,
    /// else in English.
    ///
    /// - Parameter others: the languages of the site.
    package static func of(_ language: LanguageTag, others: [LanguageTag] = []) -> Words {
        ([language] + others).lazy.compactMap(own).first ?? .english
    }

    /// The words in `language` itself; `nil` for one that has none yet.
    static func own(_ language: LanguageTag) -> Words? {
        switch language {
        case .russian: .russian
        case .english: .english
        default: nil
        }
    }
}
