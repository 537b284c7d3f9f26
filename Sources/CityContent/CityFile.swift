import Cities

/// `cities/<slug>/city.json`, as it is written. Every fact has the source's own text; the value beside it may be missing.
package struct CityFile: Codable, Hashable {
    package struct Country: Codable, Hashable {
        package var code: String?
        package var names: [String: String]

        package init(code: String?, names: [String: String]) {
            self.code = code
            self.names = names
        }
    }

    package struct Facts: Codable, Hashable {
        package var agreement: Agreement?
        package var founded: Founded?
        package var area: Area?
        package var population: Population?
        package var timeZone: TimeZone?
        package var site: Site?
        package var photoCredit: PhotoCredit?
    }

    package struct Agreement: Codable, Hashable {
        package var kind: String?
        package var year: Int?
        package var title: [String: String]?
        package var source: String
    }

    package struct Founded: Codable, Hashable {
        /// Negative before our era.
        package var year: Int?
        package var source: String
    }

    package struct Area: Codable, Hashable {
        package var squareKilometres: Double?
        package var asOf: Int?
        package var source: String
    }

    package struct Population: Codable, Hashable {
        package var people: Int?
        package var asOf: Int?
        package var source: String
    }

    package struct TimeZone: Codable, Hashable {
        /// `+08:00`.
        package var utcOffset: String?
        package var summerUtcOffset: String?
        package var zone: String?
        package var source: String
    }

    package struct Site: Codable, Hashable {
        package var address: String?
        package var source: String
    }

    package struct PhotoCredit: Codable, Hashable {
        package var text: String?
        package var source: String
    }

    package struct Photo: Codable, Hashable {
        package var credit: [String: String]
        package var description: [String: String]

        package init(credit: [String: String], description: [String: String]) {
            self.credit = credit
            self.description = description
        }
    }

    package var country: Country
    package var latitude: Double?
    package var longitude: Double?
    package var facts: Facts
    package var photo: Photo?

    package init(country: Country, facts: Facts) {
        self.country = country
        self.facts = facts
    }
}
