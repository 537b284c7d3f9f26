/// The sentences that the server says itself, in one language. Plain text.
package struct ServerWords: Hashable, Sendable {
    /// Heading where there is no page of that name.
    package var notFoundTitle: String
    package var notFoundText: String
    /// Heading where there is a page, but its bytes are damaged.
    package var damagedTitle: String
    package var damagedText: String
    /// Heading where too many ask at once.
    package var busyTitle: String
    package var busyText: String
    /// The link back to the list.
    package var homeLink: String

    package init(
        notFoundTitle: String,
        notFoundText: String,
        damagedTitle: String,
        damagedText: String,
        busyTitle: String,
        busyText: String,
        homeLink: String
    ) {
        self.notFoundTitle = notFoundTitle
        self.notFoundText = notFoundText
        self.damagedTitle = damagedTitle
        self.damagedText = damagedText
        self.busyTitle = busyTitle
        self.busyText = busyText
        self.homeLink = homeLink
    }
}
