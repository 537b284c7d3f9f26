package import CityBundle
internal import Synchronization

/// The bundle that requests are answered from. Swapped whole, so a request sees one bundle from start to end.
package final class ActiveBundle<Bundle: PageSource>: Sendable {
    private let current: Mutex<Generation<Bundle>>
    /// The ready answers of the same bundle.
    let answers: CurrentResponses
    private let cacheByteCount: Int

    /// - Parameter cacheByteCount: see ``ServeConfiguration/cacheByteCount``; each bundle has it for itself.
    package init(_ first: Bundle, cacheByteCount: Int) {
        let first = Generation(first, cacheByteCount: cacheByteCount)
        current = Mutex(first)
        answers = CurrentResponses(first.answers)
        self.cacheByteCount = cacheByteCount
    }

    package func replace(with next: Bundle) {
        let next = Generation(next, cacheByteCount: cacheByteCount)
        current.withLock { current in
            current = next
            answers.replace(with: next.answers)
        }
    }

    func snapshot() -> Generation<Bundle> { current.withLock { $0 } }
}
