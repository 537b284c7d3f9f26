/// All kinds of facts, in the order in which they are told.
package enum FactKinds {
    package static let all: [any FactKind.Type] = [
        AgreementFact.self,
        FoundedFact.self,
        PopulationFact.self,
        AreaFact.self,
        TimeZoneFact.self,
        SiteFact.self,
        HeadFact.self,
        RegionFact.self,
        LanguagesFact.self,
        PhotoCreditFact.self,
    ]

    /// - Returns: `nil` for a name that no kind has.
    package static func kind(named name: FactName) -> (any FactKind.Type)? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
