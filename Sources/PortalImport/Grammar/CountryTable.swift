import Cities
import Words

/// Countries by the names that pages give them, in Russian or English.
enum CountryTable {
    /// - Parameter name: as a page writes it.
    /// - Returns: `nil` for a name that no country has.
    static func code(of name: String) -> String? {
        codes[name.foldedForComparison] ?? EnglishCountryNames.code(of: name)
    }

    private static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for (code, country) in Words.of(.russian).countries {
            for name in country.names { codes[name.foldedForComparison] = code }
        }
        return codes
    }()
}
