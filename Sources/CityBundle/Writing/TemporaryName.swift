internal import Files
internal import Glibc

/// The hidden name under which a file grows, beside the place that it takes when it is whole:
/// `.spring.pobratim.4711.partial`, with the number of the program.
struct TemporaryName {
    /// Where it grows.
    let path: String
    /// The folder that holds both names.
    let folder: String
    private let prefix: String

    private static let suffix = ".partial"

    /// - Parameter destination: where it will be.
    init(for destination: String) {
        let parts = Self.split(destination)
        folder = parts.folder
        prefix = ".\(parts.name)."
        path = "\(folder)/\(prefix)\(getpid())\(Self.suffix)"
    }

    /// What programs that no longer run have left.
    var leftovers: [String] {
        guard let names = try? Paths.names(in: folder) else { return [] }
        return names.filter { name in
            guard name.hasPrefix(prefix), name.hasSuffix(Self.suffix),
                let number = pid_t(name.dropFirst(prefix.count).dropLast(Self.suffix.count)), number > 0
            else { return false }
            return number == getpid() || (kill(number, 0) != 0 && errno == ESRCH)
        }.map { "\(folder)/\($0)" }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.utf8.index(after: slash)...]))
    }
}
