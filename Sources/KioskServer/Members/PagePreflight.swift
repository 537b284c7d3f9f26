package import CityBundle
internal import HTTPTypes
internal import HummingbirdCore
package import Logging
internal import NIOCore

/// Answers every page and picture of a bundle once, by the path that requests take, without showing it to anybody.
package struct PagePreflight<Bundle: PageSource>: Sendable {
    private let configuration: ServeConfiguration
    private let logger: Logger

    package init(configuration: ServeConfiguration, logger: Logger) {
        self.configuration = configuration
        self.logger = logger
    }

    /// - Returns: the first answer that is not 200, in words for the log; `nil` when all are.
    package func fault(in bundle: Bundle) async -> String? {
        let readers = ReaderThreads(count: 1)
        let dispatcher = Dispatcher<Bundle>(
            configuration: configuration,
            slots: FilledSlots(configuration),
            readers: RoleThreads(sharing: readers),
            searchers: RoleThreads(sharing: readers)
        )
        // Nothing is kept ready: the screen's own answers need that memory.
        let generation = Generation(bundle, cacheByteCount: 0)
        var fault: String?
        for name in bundle.memberNames {
            let request = Request(
                head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/\(name)"),
                body: RequestBody(buffer: ByteBuffer())
            )
            let response = await dispatcher.response(
                to: request,
                role: .screen,
                generation: generation,
                loop: nil,
                logger: logger
            )
            guard response.status == .ok else {
                fault = "/\(name): \(response.status.code)"
                break
            }
        }
        await readers.stop()
        return fault
    }
}
