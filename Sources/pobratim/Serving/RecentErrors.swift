import Logging
import Synchronization

/// The last errors of the log, for the service page.
final class RecentErrors: Sendable {
    private static let mostKept = 10

    private let lines = Mutex<[String]>([])

    /// The newest first.
    var newestFirst: [String] { lines.withLock { $0.reversed() } }

    var handler: any LogHandler { Handler(errors: self) }

    private func keep(_ line: String) {
        lines.withLock { lines in
            lines.append(String(line.prefix(400)))
            if lines.count > Self.mostKept { lines.removeFirst() }
        }
    }

    private struct Handler: LogHandler {
        let errors: RecentErrors
        var logLevel = Logger.Level.error
        var metadata = Logger.Metadata()

        init(errors: RecentErrors) { self.errors = errors }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            guard event.level >= logLevel else { return }
            let facts = event.metadata.map {
                " (\($0.map { "\($0.key): \($0.value)" }.sorted().joined(separator: ", ")))"
            }
            errors.keep("\(event.message)\(facts ?? "")")
        }
    }
}
