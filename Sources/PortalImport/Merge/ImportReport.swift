package import Cities

/// What an import did, or would do, and what it leaves to a person. In the order of the pages.
package struct ImportReport: Hashable, Sendable {
    package enum TextPart: Hashable, Sendable { case paragraph, event }

    package enum Item: Hashable, Sendable {
        // MARK: Of a page

        /// Nobody knows what this line says. It is in no file.
        case lineNotUnderstood(page: String, line: Int, text: String)
        /// The text is in lines of this many characters, which were put together to paragraphs.
        case linesJoined(page: String, width: Int)
        /// Bytes of the file are damaged: the line has a mark in their place.
        case lettersLost(page: String, line: Int, text: String)
        case note(page: String, city: String, PortalNote)
        /// The city stood on a page before. The later entry counts; what only the earlier one has is added to it.
        case cityRepeated(city: String, page: String, line: Int)
        /// The page has another city of this name in this country, whose facts are others: both are kept.
        case cityOfSameName(city: String, page: String, line: Int)

        // MARK: Of a city's files

        case cityAdded(CitySlug, name: String)
        /// No address can be made of the city's name: this one stands in until somebody renames the folder.
        case slugStandsIn(CitySlug, name: String)
        case factAdded(CitySlug, FactName)
        case factUpdated(CitySlug, FactName)
        /// Changed by hand, so left alone, though the page says otherwise.
        case factKept(CitySlug, FactName)
        case factGone(CitySlug, FactName)
        case textAdded(CitySlug, TextPart, String)
        case textUpdated(CitySlug, TextPart, String)
        case textKept(CitySlug, TextPart, String)
        case textGone(CitySlug, TextPart, String)
        /// The city's text was not written by import, so all of it is left alone.
        case textByHand(CitySlug)

        // MARK: Of pictures

        case photoAdded(CitySlug, file: String)
        /// The city has another picture, or an editor's version of this one.
        case photoKept(CitySlug, source: String)
        /// The page refers to it, and it is not beside the page.
        case photoNotFound(CitySlug, source: String)
        case photoUnreadable(CitySlug, source: String)
        /// Another picture than before stands under the old description and, unless the page has it, the old credit.
        case photoReplaced(CitySlug, file: String)
        /// Somebody must say in words what the picture shows: `pack` waits for it.
        case descriptionWanted(CitySlug, file: String)
    }

    /// A line that a page has for finding one's way and for signing in. It is in no file.
    package struct Control: Hashable, Sendable {
        package var page: String
        package var line: Int
        package var text: String
    }

    package var items: [Item] = []
    package var controls: [Control] = []

    package init() {}
}

extension ImportReport.Item {
    /// A person should look at it.
    package var needsAttention: Bool {
        switch self {
        case .cityAdded, .factAdded, .factUpdated, .textAdded, .textUpdated, .photoAdded: false
        case .lineNotUnderstood, .linesJoined, .lettersLost, .note, .cityRepeated, .cityOfSameName, .slugStandsIn,
            .factKept, .factGone, .textKept, .textGone, .textByHand, .photoKept, .photoNotFound, .photoUnreadable,
            .descriptionWanted, .photoReplaced:
            true
        }
    }
}
