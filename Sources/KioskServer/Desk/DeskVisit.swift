internal import Cities
internal import CityBundle
internal import CityPages
internal import StaffDesk
internal import Words

/// One request to a desk page, looked at.
struct DeskVisit: Sendable {
    let address: DeskAddress
    /// All that is said in the language of the page.
    let spoken: Words
    /// The fields behind the question mark.
    let query: FormFields
    let cookies: DeskCookies
    /// The session of whoever is signed in.
    let session: Session?
    /// The browser's token, from its session, else from its visit. Every form holds its key.
    let token: Token
    /// The page that led here; of a desk page, the one that it was about.
    let cameFrom: String?
    /// Tells whether the bundle has a page of that name.
    let hasPage: @Sendable (String) -> Bool
    /// The title of a page of the bundle, for people to read.
    let titleOf: @Sendable (String) async -> String?

    var words: DeskWords { spoken.desk }
    var parts: DeskPageParts { DeskPageParts(words: words, formKey: token.formKey) }
    var title: String { spoken.deskTitles[address.page] }

    /// The thing that was done before this page was asked for. The address says it, and so does the cookie of who did
    /// it.
    var saying: DeskSaid? { cookies.said.flatMap { $0.rawValue == query["said"] ? $0 : nil } }

    var said: String? { saying.map { $0 == .asked ? "" : words.said[$0] } }

    /// The page that a report is about: one of the bundle's, and never a desk page, which is only where it is written.
    ///
    /// - Parameter named: in the address, or in the form.
    func about(_ named: String) -> String? {
        guard named.hasSuffix(".html"), hasPage(named), DeskAddress(SitePath(named)) == nil else { return nil }
        return named
    }

    var isAdministrator: Bool { session?.account.role == .administrator }
}
