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

    package var record: StateRecord
    package var current: Generation?
    package var previous: Generation?
    /// `state.json` could not be read, and was put together from the links.
    package var isRecovered: Bool
    /// A server runs on this folder.
    package var isServed: Bool
    /// `nil` where no server runs.
    package var screen: ScreenReport?

    /// - Throws: ``UpdateError/nothingInstalled(state:)``, ``UpdateError/file(path:call:errno:)``.
    package init(_ state: StateFolder) throws(UpdateError) {
        guard Paths.isFolder(state.path) else { throw .nothingInstalled(state: state.path) }
        let (record, isRecovered) = try state.record()
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
        self.isRecovered = isRecovered
        current = generation(record.current)
        previous = generation(record.previous)
        let server = ControlClient(state)
        isServed = server.isServed
        if case .told(let line) = server.ask(.screen) { screen = ScreenReport(line: line) }
    }
}
