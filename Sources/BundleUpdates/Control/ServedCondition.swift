/// How well founded what a server shows is: its answer to ``ControlMessage/health``.
package enum ServedCondition: String, Hashable, Sendable, CaseIterable {
    /// The current bundle, signed by a key in force, and every page that was asked for could be given from it.
    case good
    /// Some pages cannot be given from the bundle.
    case damaged
    /// The current bundle cannot be opened, or is not trusted; the one before is shown.
    case fellBack
    /// It is whole as far as anybody knows, but no key in force has signed it.
    case unverified
    /// No bundle is shown.
    case nothing

    package var answer: ControlAnswer { self == .good ? .done : .refused(rawValue) }

    /// - Returns: `nil` where no server tells.
    init?(_ reply: ControlClient.Reply) {
        switch reply {
        case .answer(.done), .answer(.told): self = .good
        case .answer(.refused(let name)): self = ServedCondition(rawValue: name) ?? .damaged
        case .answer(.unread): self = .damaged
        case .noServer, .silence: return nil
        }
    }
}
