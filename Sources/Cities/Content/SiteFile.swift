/// `site.json`, as it is written.
struct SiteFile: Codable, Hashable {
    struct Home: Codable, Hashable {
        var names: [String: String]
        /// The name as it stands behind “time difference”.
        var compared: [String: String]?
        var latitude: Double
        var longitude: Double
        var timeZone: TimeZone
    }

    struct TimeZone: Codable, Hashable {
        var utcOffset: String
        var summerUtcOffset: String?
        var zone: String?
    }

    var title: [String: String]
    var home: Home?
    var languages: [String]
    /// Slugs, in the order of the list.
    var order: [String]
    var securityEpoch: Int
    var publicAddress: String?
    var outboxRecipient: String?
}
