/// What came of searching the cities: `CitySearch` makes it, `CityPages` shows it.
package struct SearchAnswer: Hashable, Sendable {
    /// What was searched for, at most 200 scalars of what was typed.
    package var query: String
    /// Tells whether more was typed than was searched for.
    package var isCut: Bool
    /// Words that were found only under another spelling.
    package var repairs: [Repair]
    /// Words that were not found at all and left out; empty where nothing was found.
    package var leftOut: [String]
    /// Tells whether no city has all that was asked for, so that those with some of it are shown.
    package var isApart: Bool
    /// Best first.
    package var cities: [FoundCity]
    /// How many cities have hits; `nil`: more than were counted.
    package var cityCount: Int?
    /// Cities whose names come nearest, where nothing was found.
    package var nearest: [FoundCity]

    package init(
        query: String,
        isCut: Bool = false,
        repairs: [Repair] = [],
        leftOut: [String] = [],
        isApart: Bool = false,
        cities: [FoundCity] = [],
        cityCount: Int? = 0,
        nearest: [FoundCity] = []
    ) {
        self.query = query
        self.isCut = isCut
        self.repairs = repairs
        self.leftOut = leftOut
        self.isApart = isApart
        self.cities = cities
        self.cityCount = cityCount
        self.nearest = nearest
    }

    /// `rbnfq` was read as `Китай`.
    package struct Repair: Hashable, Sendable {
        package var typed: String
        package var read: String

        package init(typed: String, read: String) {
            self.typed = typed
            self.read = read
        }
    }

    package struct FoundCity: Hashable, Sendable {
        package var slug: CitySlug
        package var name: MarkedText
        package var country: MarkedText
        /// Places in its texts, best first.
        package var passages: [Passage]

        package init(slug: CitySlug, name: MarkedText, country: MarkedText, passages: [Passage] = []) {
            self.slug = slug
            self.name = name
            self.country = country
            self.passages = passages
        }
    }

    package struct Passage: Hashable, Sendable {
        /// The `id` of the event on the city's page.
        package var anchor: String?
        package var date: EventDate?
        package var text: MarkedText

        package init(anchor: String? = nil, date: EventDate? = nil, text: MarkedText) {
            self.anchor = anchor
            self.date = date
            self.text = text
        }
    }

    /// A text or an extract of one, in its language, hits apart from the rest.
    package struct MarkedText: Hashable, Sendable {
        package var language: LanguageTag
        package var pieces: [SnippetPiece]

        package init(language: LanguageTag, pieces: [SnippetPiece]) {
            self.language = language
            self.pieces = pieces
        }

        package var plain: String { pieces.map(\.string).joined() }
    }

    package enum SnippetPiece: Hashable, Sendable {
        case text(String)
        case hit(String)

        package var string: String {
            switch self {
            case .text(let string), .hit(let string): string
            }
        }
    }
}
