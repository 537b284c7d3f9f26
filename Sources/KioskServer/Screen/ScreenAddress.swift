/// Where the script of the kiosk's own screen speaks to the server. The pages know nothing of it.
enum ScreenAddress: String, Sendable {
    case events = "/screen/events"
    case alive = "/screen/alive"
    /// Nobody has touched it for a while: whoever was signed in there is so no longer.
    case reset = "/screen/reset"

    /// Whether the script posts to this path.
    static func posts(to path: String) -> Bool { path == alive.rawValue || path == reset.rawValue }
}
