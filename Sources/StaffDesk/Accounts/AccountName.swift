/// The name with which somebody signs in: letters of one script, digits, dots, hyphens and low lines, 2 to 40 of them,
/// and at least one a letter.
///
/// No two names look alike: no letters of two scripts (a Cyrillic а in a Latin name), no marks that combine, no letters
/// in another form (full width, ligatures). No `@`, so that a name is never taken for an e-mail address.
package struct AccountName: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        let scalars = text.unicodeScalars
        guard (2...40).contains(scalars.count), scalars.allSatisfy(Self.isAllowed),
            Set(scalars.filter(\.properties.isAlphabetic).map(Script.init)).count == 1
        else { return nil }
        self.text = text
    }

    /// The same for names that differ in capitals only.
    var key: String { text.lowercased() }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .decimalNumber:
            !otherForms.contains { $0.contains(scalar.value) }
        default: scalar == "." || scalar == "-" || scalar == "_"
        }
    }

    /// Letterlike symbols, ligatures and presentation forms, full and half width, mathematical letters.
    private static let otherForms: [ClosedRange<UInt32>] =
        [0x2100...0x214F, 0xFB00...0xFDFF, 0xFE70...0xFEFF, 0xFF00...0xFFEF, 0x1D400...0x1D7FF]

    /// The scripts, as far as letters of one look like those of another.
    private enum Script {
        case latin, greek, cyrillic, other

        init(_ letter: Unicode.Scalar) {
            self =
                switch letter.value {
                case 0...0x24F, 0x1E00...0x1EFF: .latin
                case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
                case 0x400...0x52F, 0x1C80...0x1C8F: .cyrillic
                default: .other
                }
        }
    }
}
