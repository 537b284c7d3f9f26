/// What a page of the portal says behind a fact's label, and what its reading depends on.
package struct FactSource: Sendable {
    /// White space folded.
    package let text: String
    /// Where its links lead.
    package let links: [WebAddress]
    /// Of the city's country (ISO 3166-1).
    package let countryCode: String?
    package let currentYear: Int

    package init(text: String, links: [WebAddress], countryCode: String?, currentYear: Int) {
        self.text = text
        self.links = links
        self.countryCode = countryCode
        self.currentYear = currentYear
    }
}

/// The facts of one city as their texts were read, each by itself.
package struct FactReadings: Sendable {
    private var byName: [FactName: any SomeReading] = [:]

    package init() {}

    package subscript<Kind: FactKind>(kind: Kind.Type) -> FactReading<Kind.Reading>? {
        get { byName[kind.name] as? FactReading<Kind.Reading> }
        set { byName[kind.name] = newValue }
    }

    package func has(_ name: FactName) -> Bool { byName[name] != nil }
    package func hasValue(_ name: FactName) -> Bool { byName[name]?.hasValue ?? false }
}

private protocol SomeReading: Sendable {
    var hasValue: Bool { get }
}

extension FactReading: SomeReading {
    fileprivate var hasValue: Bool { value != nil }
}
