/// The rules for passwords: 10 to 200 characters that can be typed, without the name, not the same few over and over.
package enum PasswordRules {
    package static let minimumCount = 10
    package static let maximumCount = 200

    package enum Fault: Hashable, Sendable {
        case tooShort
        case tooLong
        /// Holds the name, or three different characters at most.
        case tooSimple
        /// Holds a control character: a key that types nothing.
        case untypable
    }

    /// - Returns: `nil` for a password that is taken.
    package static func fault(in password: String, of name: String) -> Fault? {
        let scalars = password.unicodeScalars
        guard scalars.count >= minimumCount else { return .tooShort }
        guard scalars.count <= maximumCount else { return .tooLong }
        guard scalars.allSatisfy({ $0.properties.generalCategory != .control }) else { return .untypable }
        let isNamed = password.lowercased().contains(name.lowercased())
        return isNamed || Set(scalars).count < 4 ? .tooSimple : nil
    }

    /// The same for a password that must have neither the account's name nor its e-mail address in it.
    static func fault(in password: String, of account: Account) -> Fault? {
        fault(in: password, of: account.name) ?? account.email.flatMap { fault(in: password, of: $0) }
    }
}
