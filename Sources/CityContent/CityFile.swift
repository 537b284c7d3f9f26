package import Cities

/// `cities/<slug>/city.json`, as it is written.
package struct CityFile: Codable, Hashable {
    package struct Country: Codable, Hashable {
        package var code: String?
        package var names: [String: String]

        package init(code: String?, names: [String: String]) {
            self.code = code
            self.names = names
        }
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
    package var facts: WrittenFacts
    package var photo: Photo?

    package init(country: Country, facts: WrittenFacts) {
        self.country = country
        self.facts = facts
    }
}
