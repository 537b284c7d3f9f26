package import BundleUpdates

/// How an update stands, for somebody who looks at the screen with a stick in the hand.
package enum UpdateNotice: Hashable, Sendable {
    /// The stick must stay. How much is done, from 0 to 1, where that is known.
    case reading(done: Double?)
    /// The stick may be pulled. For each sign but two the files of words say why nothing was installed.
    case ended(UpdateSign)

    /// The members of a JSON object, as the pages of the screen are told.
    var json: String {
        switch self {
        case .reading(let done): "\"state\":\"reading\"" + (done.map { ",\"done\":\(min(max($0, 0), 1))" } ?? "")
        case .ended(let sign):
            switch sign {
            case .done, .same: "\"state\":\"\(sign.rawValue)\""
            case .untrusted, .damaged, .unreadable, .old, .room, .other, .empty:
                "\"state\":\"refused\",\"reason\":\"\(sign.rawValue)\""
            }
        }
    }
}
