/// What somebody signs in with: letters of any script, digits, dots, hyphens and low lines, 2 to 40 of them.
///
/// No `@`, so that a name is never taken for an e-mail address; no marks that combine, which would spell one letter in two
/// ways. Names that only look alike, in letters of two scripts, are two names.
package struct AccountName: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        let scalars = text.unicodeScalars
        guard (2...40).contains(scalars.count), scalars.allSatisfy(Self.isAllowed) else { return nil }
        self.text = text
    }

    /// The same for names that differ in capitals only.
    var key: String { text.lowercased() }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .decimalNumber: true
        default: scalar == "." || scalar == "-" || scalar == "_"
        }
    }
}
