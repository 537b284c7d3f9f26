/// A twin or partner city: what is known of it in figures, and what is told of it in each language.
package struct PartnerCity: Hashable, Sendable {
    package var slug: CitySlug
    package var country: Country
    package var place: Place?
    package var facts: CityFacts
    package var texts: Localized<CityText>
    package var photo: CityPhoto?

    package init(
        slug: CitySlug,
        country: Country,
        place: Place? = nil,
        facts: CityFacts = CityFacts(),
        texts: Localized<CityText>,
        photo: CityPhoto? = nil
    ) {
        self.slug = slug
        self.country = country
        self.place = place
        self.facts = facts
        self.texts = texts
        self.photo = photo
    }
}

/// A country, by its two-letter code (ISO 3166-1) where it is known, and its names as the source writes them.
package struct Country: Hashable, Sendable {
    package var code: String?
    package var names: Localized<String>

    package init(code: String?, names: Localized<String>) {
        self.code = code
        self.names = names
    }
}

/// What is told of a city in one language: `cities/<slug>/<lang>.md`.
package struct CityText: Hashable, Sendable {
    /// The city's name.
    package var name: String
    /// The sentence that makes one want to go on; may be missing.
    package var lead: [Markdown.Inline]
    package var about: Section?
    package var events: EventSection?

    /// A heading and prose.
    package struct Section: Hashable, Sendable {
        package var heading: String
        package var blocks: [Markdown.Block]

        package init(heading: String, blocks: [Markdown.Block]) {
            self.heading = heading
            self.blocks = blocks
        }
    }

    /// A heading and events, in the order of the file.
    package struct EventSection: Hashable, Sendable {
        package var heading: String
        package var events: [CityEvent]

        package init(heading: String, events: [CityEvent]) {
            self.heading = heading
            self.events = events
        }
    }

    package init(
        name: String,
        lead: [Markdown.Inline] = [],
        about: Section? = nil,
        events: EventSection? = nil
    ) {
        self.name = name
        self.lead = lead
        self.about = about
        self.events = events
    }
}

/// Something the two cities did together, or a contact between them.
package struct CityEvent: Hashable, Sendable {
    /// `nil`: the source gives no date. It is still an event.
    package var date: EventDate?
    package var text: [Markdown.Inline]

    package init(date: EventDate?, text: [Markdown.Inline]) {
        self.date = date
        self.text = text
    }
}

/// The picture of a city: its files in the content folder, and what must be said of it.
package struct CityPhoto: Hashable, Sendable {
    /// The picture itself, `photo.svg`.
    package var file: String
    /// The same picture for the dark scheme, `photo-dark.svg`.
    package var darkFile: String?
    /// The picture in smaller sizes, by width in pixels: `photo-800.jpg`.
    package var derived: [Int: String]
    /// Width and height of the picture, in pixels; `nil` for a drawing that does not tell.
    package var size: PictureSize?
    package var credit: Localized<String>
    /// What is to be seen, for those who do not see it.
    package var description: Localized<String>

    package init(
        file: String,
        darkFile: String?,
        derived: [Int: String],
        size: PictureSize?,
        credit: Localized<String>,
        description: Localized<String>
    ) {
        self.file = file
        self.darkFile = darkFile
        self.derived = derived
        self.size = size
        self.credit = credit
        self.description = description
    }
}

/// Width and height of a picture in pixels: with them a page keeps its place free.
package struct PictureSize: Hashable, Sendable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}
