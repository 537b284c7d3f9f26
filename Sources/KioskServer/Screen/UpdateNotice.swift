/// How an update stands, for somebody who looks at the screen with a stick in the hand.
package enum UpdateNotice: Hashable, Sendable {
    /// The stick must stay. How much is done, from 0 to 1, where that is known.
    case reading(done: Double?)
    /// Another bundle is installed; the stick may be pulled.
    case done
    /// The installed bundle is as new; the stick may be pulled.
    case same
    /// Nothing was installed.
    case refused(Reason)

    /// Why, as far as words on the screen can help (`Assets/kiosk/words.js`).
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case untrusted, damaged, unreadable, old, empty, room, other
    }

    /// The members of a JSON object, as the pages of the screen are told.
    var json: String {
        switch self {
        case .reading(let done): "\"state\":\"reading\"" + (done.map { ",\"done\":\(min(max($0, 0), 1))" } ?? "")
        case .done: "\"state\":\"done\""
        case .same: "\"state\":\"same\""
        case .refused(let reason): "\"state\":\"refused\",\"reason\":\"\(reason.rawValue)\""
        }
    }
}
