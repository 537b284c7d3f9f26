/// A message to technical support, or the report of an error on a page.
package struct DeskMessage: Hashable, Sendable {
    package enum Kind: Int, CaseIterable, Sendable {
        case support = 1
        case report = 2
    }

    /// Only what has happened.
    package enum State: Hashable, Sendable {
        /// It is on the disk of this kiosk.
        case written
        /// It was handed to this machine's mail system.
        case mailed
        /// It was copied, encrypted, and read back.
        case left(on: String)
    }

    /// The number by which people speak of it; numbers are not used twice on a kiosk.
    package var number: Int
    package var kind: Kind
    /// The author's name at that time; `nil` for a visitor who was not signed in.
    package var author: String?
    package var replyTo: String?
    package var text: String
    /// The page that a report is about, as the name of a file of the bundle.
    package var page: String?
    /// The language of the page it was written on.
    package var language: String
    package var written: Moment
    package var state: State
}
