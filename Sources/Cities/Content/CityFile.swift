/// `cities/<slug>/city.json`, as it is written. Every fact has the source's own text; the value beside it may be missing.
struct CityFile: Codable, Hashable {
    struct Country: Codable, Hashable {
        var code: String?
        var names: [String: String]
    }

    struct Facts: Codable, Hashable {
        var agreement: Agreement?
        var founded: Founded?
        var area: Area?
        var population: Population?
        var timeZone: TimeZone?
        var site: Site?
        var photoCredit: PhotoCredit?
    }

    struct Agreement: Codable, Hashable {
        var kind: String?
        var year: Int?
        var title: [String: String]?
        var source: String
    }

    struct Founded: Codable, Hashable {
        /// Negative before our era.
        var year: Int?
        var source: String
    }

    struct Area: Codable, Hashable {
        var squareKilometres: Double?
        var asOf: Int?
        var source: String
    }

    struct Population: Codable, Hashable {
        var people: Int?
        var asOf: Int?
        var source: String
    }

    struct TimeZone: Codable, Hashable {
        /// `+08:00`.
        var utcOffset: String?
        var summerUtcOffset: String?
        var zone: String?
        var source: String
    }

    struct Site: Codable, Hashable {
        var address: String?
        var source: String
    }

    struct PhotoCredit: Codable, Hashable {
        var text: String?
        var source: String
    }

    struct Photo: Codable, Hashable {
        var credit: [String: String]
        var description: [String: String]
    }

    var country: Country
    var latitude: Double?
    var longitude: Double?
    var facts: Facts
    var photo: Photo?
}
