internal import Glibc

/// A screen and how far from it people stand, as an installer writes it: `21.5in@50cm`.
///
/// Text is valid if and only if it is a diagonal, `@`, and a distance, each a plain number above zero with `in`, `cm` or
/// `mm` behind it, and the text that the two ask for is at most a twentieth of the diagonal high: no page fits a screen
/// that small from that far.
package struct KioskScreen: Hashable, Sendable {
    private let diagonalMillimetres: Double
    private let distanceMillimetres: Double

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let diagonal = Self.millimetres(parts[0]), let distance = Self.millimetres(parts[1])
        else { return nil }
        diagonalMillimetres = diagonal
        distanceMillimetres = distance
        guard largeTextSize <= 0.05 else { return nil }
    }

    /// The text size at which a capital letter takes 0.7 degrees of the view (EN 301 549, 5.1.4), as a part of the
    /// diagonal: so it needs no resolution, as a browser knows its screen's diagonal in pixels.
    ///
    /// The capitals of PT Sans and PT Serif are 0.7 of the text size high. On 21.5 inches with 1920x1080 pixels, seen from
    /// 50 cm, that gives 35.2 px.
    package var largeTextSize: Double {
        let capital = 2 * distanceMillimetres * tan(0.35 * .pi / 180)
        return capital / 0.7 / diagonalMillimetres
    }

    private static func millimetres(_ text: Substring) -> Double? {
        let units = ["mm": 1.0, "cm": 10, "in": 25.4]
        let number = text.dropLast(2)
        guard let unit = units[String(text.suffix(2))], number.utf8.count <= 8,
            number.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
            let length = Double(number), length > 0
        else { return nil }
        return length * unit
    }
}
