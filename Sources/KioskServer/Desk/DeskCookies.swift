internal import StaffDesk

/// The cookies that the browser keeps for the desk.
///
/// None is sent with requests that another site caused (`SameSite=Strict`), shown to scripts (`HttpOnly`), or kept
/// when the browser is closed. All are for this host alone: no `Domain`.
struct DeskCookies: Hashable, Sendable {
    static let sessionName = "desk"
    static let visitName = "visit"
    private static let saidName = "said"

    /// The token of somebody who signed in.
    let session: Token?
    /// The token of anybody who saw a form.
    let visit: Token?
    /// The thing that a form did a moment ago.
    let said: DeskSaid?

    /// - Parameter field: the `Cookie` field.
    init(_ field: String?) {
        var values: [Substring: Token] = [:]
        var said: DeskSaid?
        for pair in (field ?? "").split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == Self.saidName { said = DeskSaid(rawValue: String(parts[1])) }
            // The first counts, as it has the longest path.
            if parts.count == 2, values[parts[0]] == nil, let token = Token(String(parts[1])) {
                values[parts[0]] = token
            }
        }
        session = values[Self.sessionName[...]]
        visit = values[Self.visitName[...]]
        self.said = said
    }

    static func set(_ name: String, _ token: Token) -> String {
        "\(name)=\(token.text); Path=/; HttpOnly; SameSite=Strict"
    }

    /// The cookie lasts a minute, so that a page loaded again says it again.
    static func set(_ said: DeskSaid) -> String {
        "\(saidName)=\(said.rawValue); Path=/; Max-Age=60; HttpOnly; SameSite=Strict"
    }

    static func clear(_ name: String) -> String { "\(name)=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict" }
}
