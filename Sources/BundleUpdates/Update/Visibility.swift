/// Tells whether the screen shows a change that was made on the disk.
package enum Visibility: Hashable, Sendable {
    /// A server runs, and shows it.
    case now
    /// No server runs, or the one that does cannot open it.
    case atNextStart
    /// A server runs, and does not answer.
    case serverSilent
}
