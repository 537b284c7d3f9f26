/// Nine digits by which somebody chooses a new password, once.
///
/// Digits, since every layout of the on-screen keyboard has them. With five tries a code and three codes an hour an
/// account, guessing one takes years on average: 10⁹ / 15 hours.
package struct ResetCode: Hashable, Sendable {
    /// Seconds of running time for which it is good.
    package static let lifetime = 3600
    static let mostTries = 5
    /// Codes that may be asked for within ``lifetime`` on one account.
    static let mostRequests = 3

    /// The nine digits, without spaces.
    let digits: String

    /// - Parameter text: as it was typed: spaces and hyphens do not count.
    package init?(_ text: String) {
        let digits = text.filter { $0 != " " && $0 != "-" && $0 != "\u{A0}" }
        guard digits.utf8.count == 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.digits = digits
    }

    /// - Parameter bytes: eight, unpredictable.
    init(random bytes: [UInt8]) {
        // 2⁶⁴ is so much more than 10⁹ that no code is noticeably likelier than another.
        let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000_000
        let text = String(number)
        digits = String(repeating: "0", count: 9 - text.count) + text
    }

    /// `123 456 789`
    package var grouped: String {
        [0, 3, 6].map { String(digits.dropFirst($0).prefix(3)) }.joined(separator: " ")
    }
}
