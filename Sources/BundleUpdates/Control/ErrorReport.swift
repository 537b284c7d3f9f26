internal import FoundationEssentials

/// What went wrong last in a server, the newest first: a JSON list over the control socket.
package struct ErrorReport: Hashable, Sendable {
    /// An answer is no longer than a line may be.
    private static let maximumByteCount = ControlMessage.maximumLineByteCount - 1024

    package var lines: [String]

    package init(lines: [String]) { self.lines = lines }

    init?(line: String) {
        guard let lines = try? JSONDecoder().decode([String].self, from: Data(line.utf8)) else { return nil }
        self.init(lines: lines)
    }

    /// Without the oldest, where all are too many.
    package var line: String {
        var rest = lines
        while true {
            guard let bytes = try? JSONEncoder().encode(rest) else { preconditionFailure("texts are encodable") }
            if bytes.count <= Self.maximumByteCount { return String(decoding: bytes, as: UTF8.self) }
            rest.removeLast()
        }
    }

    /// - Returns: `nil` where no server tells.
    package init?(ofServerOn state: StateFolder) {
        guard case .answer(.told(let line)) = ControlClient(state).ask(.errors) else { return nil }
        self.init(line: line)
    }
}
