/// `site.json`, as it is written.
package struct SiteFile: Codable, Hashable {
    package struct Home: Codable, Hashable {
        package var names: [String: String]
        /// The name as it stands behind “time difference”.
        package var compared: [String: String]?
        package var latitude: Double
        package var longitude: Double
        package var timeZone: TimeZone
    }

    package struct TimeZone: Codable, Hashable {
        package var utcOffset: String
        package var summerUtcOffset: String?
        package var zone: String?
    }

    package var title: [String: String]
    package var home: Home?
    package var languages: [String]
    /// Slugs, in the order of the list.
    package var order: [String]
    package var securityEpoch: Int
    package var publicAddress: String?
    package var outboxRecipient: String?

    package init(title: [String: String], languages: [String]) {
        self.title = title
        self.languages = languages
        order = []
        securityEpoch = 1
    }
}
