/// How a kiosk is, in one word: `health` of `pobratim status --json`. It follows from what can be opened now, and from what
/// a server that runs says of what it shows.
package enum Health: String, Hashable, Sendable, CaseIterable {
    case good
    /// Some pages cannot be given from the bundle.
    case damaged
    /// The current bundle cannot be opened, or is not trusted; the one before is shown, or would be.
    case fellBack
    /// It is whole as far as anybody knows, but no key in force has signed it.
    case unverified
    /// Bundles are installed, and none is shown, or would be.
    case unreadable
    /// Nothing is installed.
    case empty
    /// A server runs, and does not answer.
    case silent

    init(current: StateReport.Generation?, previous: StateReport.Generation?, pages: StateReport.Pages) {
        guard let current else {
            self = .empty
            return
        }
        if current.fault == nil {
            self.init(pages)
        } else {
            self = previous.map { $0.fault == nil } == true ? .fellBack : .unreadable
        }
    }

    /// Of a current bundle that can be opened.
    private init(_ pages: StateReport.Pages) {
        self =
            switch pages {
            case .noServer, .shown(.good): .good
            case .shown(.damaged): .damaged
            case .shown(.fellBack): .fellBack
            case .shown(.unverified): .unverified
            // It can be opened, and yet a server that runs does not show it.
            case .shown(.nothing): .unreadable
            case .silent: .silent
            }
    }
}

extension StateReport {
    package var health: Health { Health(current: current, previous: previous, pages: pages) }
}
