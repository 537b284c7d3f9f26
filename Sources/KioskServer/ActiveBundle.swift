package import CityBundle
package import Logging
internal import Synchronization

/// The bundle that requests are answered from. Swapped whole, so a request sees one bundle from start to end.
package final class ActiveBundle<Bundle: PageSource>: Sendable {
    private let current: Mutex<Generation<Bundle>>
    /// The ready answers of the same bundle.
    let answers: CurrentResponses
    private let cacheByteCount: Int
    private let logger: Logger?

    /// - Parameter cacheByteCount: see ``ServeConfiguration/cacheByteCount``; each bundle has it for itself.
    package init(_ first: Bundle, cacheByteCount: Int, logger: Logger? = nil) {
        self.logger = logger
        let first = Self.generation(first, cacheByteCount, logger)
        current = Mutex(first)
        answers = CurrentResponses(first.answers)
        self.cacheByteCount = cacheByteCount
    }

    package func replace(with next: Bundle) {
        let next = Self.generation(next, cacheByteCount, logger)
        current.withLock { current in
            current = next
            answers.replace(with: next.answers)
        }
    }

    func snapshot() -> Generation<Bundle> { current.withLock { $0 } }

    private static func generation(_ bundle: Bundle, _ cacheByteCount: Int, _ logger: Logger?) -> Generation<Bundle> {
        let generation = Generation(bundle, cacheByteCount: cacheByteCount)
        for fault in generation.words.faults {
            logger?.warning(
                "Words of the bundle are not used: live pages of that language speak another one",
                metadata: ["bundle.id": "\(bundle.manifestDigest)", "bundle.fault": "\(fault)"]
            )
        }
        return generation
    }
}
