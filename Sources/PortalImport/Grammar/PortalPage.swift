package import Cities

/// A page of the portal, read: its entries, and what became of every line.
package struct PortalPage: Hashable, Sendable {
    package struct FatedLine: Hashable, Sendable {
        package var line: PortalText.Line
        package var fate: LineFate
    }

    /// What the page calls itself.
    package var title: String?
    package var language = LanguageTag.russian
    package var entries: [PortalEntry]
    /// Every line of the page that is not blank, once, in its order.
    package var lines: [FatedLine]
    /// The width of a text whose lines were put together to paragraphs.
    package var wrapWidth: Int?
}

/// A city as the page has it.
package struct PortalEntry: Hashable, Sendable {
    /// Of its heading, in the file, from 1.
    package var line: Int
    package var name: String
    /// As the page writes it; `nil` if it does not.
    package var country: String?
    package var countryCode: String?
    /// Of its page.
    package var language = LanguageTag.russian
    package var facts = CityFacts()
    package var aboutHeading: String?
    package var about: [RichText] = []
    package var eventsHeading: String?
    package var events: [PortalEvent] = []
    package var pictures: [PortalText.Picture] = []
    package var notes: [PortalNote] = []
}

package struct PortalEvent: Hashable, Sendable {
    package var line: Int
    package var date: EventDate?
    /// Untouched but for white space at its ends and a list mark.
    package var text: RichText
}

/// What a person should look at.
package struct PortalNote: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case factUnread(FactName, source: String, FactProblem)
        /// The label has nothing behind it.
        case factEmpty(FactName)
        /// The fact was there already; what counts is the first that can be read.
        case factRepeated(FactName, source: String)
        /// Addresses behind the first.
        case moreAddresses([String])
        /// Here another city may begin, whose heading is not like one. It is taken for a part of this entry.
        case cityInside(text: String)
        /// Here the foot of the page may begin. It is taken for a part of this entry.
        case footInside(text: String)
        /// It stands in the prose like the heading of a section, and nobody knows of which.
        case headingUnknown(text: String)
        case countryUnknown(String)
        case countryMissing
        /// The event holds something like a date, and has none for this reason.
        case eventUndated(EventDateProblem, text: String)
    }

    package var line: Int
    package var kind: Kind
}
