/// What is known of a city in figures. A fact the source does not have is `nil`.
package struct CityFacts: Hashable, Sendable {
    package var agreement: Fact<Agreement>?
    package var founded: Fact<Founding>?
    package var area: Fact<Area>?
    package var population: Fact<Population>?
    package var timeZone: Fact<CityTimeZone>?
    package var site: Fact<WebAddress>?
    /// Whom the source names for its own photo, which need not be the photo shown here.
    package var photoCredit: Fact<PhotoCredit>?

    package init() {}
}

/// A fact beside the source's own text of it.
///
/// Without a value, the text could not be read or is implausible: it is shown as written.
package struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value?
    /// The year that the source says the value is from.
    package var asOf: Int?
    /// The source's own words, white space folded.
    package var source: String

    package init(value: Value?, asOf: Int? = nil, source: String) {
        self.value = value
        self.asOf = asOf
        self.source = source
    }
}

/// The document that ties the two cities.
package struct Agreement: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Twin towns (побратимские отношения).
        case twinning
        /// A treaty of friendship.
        case friendship
        /// A memorandum of friendly co-operation, or of partnership.
        case partnership
        /// A treaty or memorandum of co-operation.
        case cooperation
    }

    /// `nil`: the document's title does not say.
    package var kind: Kind?
    package var year: Int?
    /// The document's name. Empty: only the source's text is there.
    package var title: Localized<String>

    package init(kind: Kind?, year: Int?, title: Localized<String> = Localized([:])) {
        self.kind = kind
        self.year = year
        self.title = title
    }
}

/// When a city was founded, or first mentioned.
package struct Founding: Hashable, Sendable {
    /// Years before our era are negative: -311 is 311 BC. There is no year 0.
    package var year: Int

    package init(year: Int) { self.year = year }
}

package struct Area: Hashable, Sendable {
    package var squareKilometres: Double

    package init(squareKilometres: Double) { self.squareKilometres = squareKilometres }
}

package struct Population: Hashable, Sendable {
    package var people: Int

    package init(people: Int) { self.people = people }
}

package struct CityTimeZone: Hashable, Sendable {
    /// East of Greenwich, in minutes, as the source says; it does not know of summer time.
    package var minutesFromUTC: Int
    /// The same in the months of summer time, where the city has it.
    package var summerMinutesFromUTC: Int?
    /// The zone in the IANA database, `Europe/Sofia`: what is right all the year round.
    package var zone: String?

    package init(minutesFromUTC: Int, summerMinutesFromUTC: Int? = nil, zone: String? = nil) {
        self.minutesFromUTC = minutesFromUTC
        self.summerMinutesFromUTC = summerMinutesFromUTC
        self.zone = zone
    }
}

/// The address of a city's own site: `http` or `https`, with a host.
package struct WebAddress: Hashable, Sendable {
    package var address: String

    /// - Returns: `nil` for anything but a plain `http` or `https` address without user name and control characters.
    package init?(_ address: String) {
        let lowered = address.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else { return nil }
        let rest = address.dropFirst(scheme.count)
        let host = rest.prefix { !"/?#".contains($0) }
        guard !host.isEmpty, !host.contains("@"), host.contains("."), address.utf8.count <= 500,
            address.unicodeScalars.allSatisfy({
                $0.value > 0x20 && $0.value != 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains($0)
            })
        else { return nil }
        self.address = address
    }

    /// The address as people say it: without scheme and trailing slash.
    package var short: String {
        let rest = address.drop { $0 != "/" }.dropFirst(2)
        return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
}

/// Whom the source credits for a photo: a site, a page, or a person.
package struct PhotoCredit: Hashable, Sendable {
    package var text: String

    package init(text: String) { self.text = text }
}

/// Where a city lies, in degrees, north and east positive.
package struct Place: Hashable, Sendable {
    package var latitude: Double
    package var longitude: Double

    /// - Returns: `nil` outside -90…90 and -180…180.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}
