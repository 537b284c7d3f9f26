package import CityBundle

/// What `pobratim status` tells.
package struct StateReport: Sendable {
    /// An installed bundle.
    package struct Generation: Sendable {
        package var identity: BundleIdentity
        /// Who signed it, as far as it can be opened.
        package var signedBy: KeyID?
        /// Why it cannot be shown; `nil` for one that opens.
        package var fault: BundleError?
    }

    /// What a running server says of the pages that it shows.
    package enum Pages: Hashable, Sendable {
        case shown(ServedCondition)
        case noServer
        /// A server runs, and does not answer.
        case silent

        /// - Parameter reply: to ``ControlMessage/health``.
        init(_ reply: ControlClient.Reply) {
            self = ServedCondition(reply).map { .shown($0) } ?? (reply == .silence ? .silent : .noServer)
        }
    }

    package var record: StateRecord
    package var current: Generation?
    package var previous: Generation?
    package var origin: RecordOrigin
    package var pages: Pages
    /// `nil` where no server tells.
    package var screen: ScreenReport?

    /// - Throws: ``UpdateError/nothingInstalled(state:)``, ``UpdateError/file(path:call:errno:)``.
    package init(_ state: StateFolder) throws(UpdateError) {
        guard state.isThere else { throw .nothingInstalled(state: state.path) }
        let (record, origin) = try state.record()
        func generation(_ identity: BundleIdentity?) -> Generation? {
            guard let identity else { return nil }
            do throws(BundleError) {
                let bundle = try state.open(identity, of: record, trusting: nil)
                return Generation(identity: identity, signedBy: bundle.signature.keyID)
            } catch {
                return Generation(identity: identity, fault: error)
            }
        }
        self.record = record
        self.origin = origin
        current = generation(record.current)
        previous = generation(record.previous)
        let server = ControlClient(state)
        pages = Pages(server.ask(.health))
        // Who was silent once would be again.
        guard pages != .silent, pages != .noServer else { return }
        if case .answer(.told(let line)) = server.ask(.screen) { screen = ScreenReport(line: line) }
    }
}
