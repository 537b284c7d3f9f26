/// Everything that is shown: the home city, its partners in their order, the languages.
package struct PartnerSite: Hashable, Sendable {
    /// What the pages are called.
    package var title: Localized<String>
    /// The city whose partners these are. `nil`: distances and time differences from it are not shown.
    package var home: HomeCity?
    /// At least one; the first is the language of a visitor whose own is not among them.
    package var languages: [LanguageTag]
    /// Raised by hand when an older bundle must never be installed again.
    package var securityEpoch: Int
    /// Where the exported site stands on the internet, for QR codes. It ends with a slash.
    package var publicAddress: WebAddress?
    /// An age public key: what people write on a kiosk leaves it only encrypted for its holder.
    package var outboxRecipient: String?
    package var cities: [PartnerCity]

    package init(
        title: Localized<String>,
        home: HomeCity? = nil,
        languages: [LanguageTag],
        securityEpoch: Int = 1,
        publicAddress: WebAddress? = nil,
        outboxRecipient: String? = nil,
        cities: [PartnerCity]
    ) {
        self.title = title
        self.home = home
        self.languages = languages
        self.securityEpoch = securityEpoch
        self.publicAddress = publicAddress
        self.outboxRecipient = outboxRecipient
        self.cities = cities
    }
}

/// The city whose partners are shown.
package struct HomeCity: Hashable, Sendable {
    package var names: Localized<String>
    /// The name as it stands behind “time difference”: `с Казанью`, `from Kazan`. Many languages inflect it.
    package var compared: Localized<String>
    package var place: Place
    package var timeZone: CityTimeZone

    package init(
        names: Localized<String>,
        compared: Localized<String> = Localized([:]),
        place: Place,
        timeZone: CityTimeZone
    ) {
        self.names = names
        self.compared = compared
        self.place = place
        self.timeZone = timeZone
    }
}
