/// The desk's files in a state folder.
package struct DeskFiles: Hashable, Sendable {
    package let state: String

    package init(state: String) { self.state = state }

    package var database: String { "\(state)/desk.sqlite" }
    /// Mail that waits for the unit that sends it.
    package var spool: String { "\(state)/mail" }
    /// Letters for the office, encrypted.
    package var outbox: String { "\(state)/outbox" }
}
