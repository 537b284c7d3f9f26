/// Somebody who may sign in.
package struct Account: Hashable, Sendable {
    package enum Role: Int, Hashable, Sendable, CaseIterable {
        case staff = 1
        /// Sees the service page.
        case administrator = 2
    }

    package var id: Int
    package var name: String
    package var email: String?
    package var role: Role
    /// Tells whether a password was ever chosen.
    package var hasPassword: Bool
}
