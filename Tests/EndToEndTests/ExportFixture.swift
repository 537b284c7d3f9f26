import PobratimTesting
import Testing

/// The small content, the keys of an office, and `spring.pobratim`, which is exported to `site`.
struct ExportFixture {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        try Program.done(["keys", "new", "office"], in: folder)
        try pack(version: 1_700_000_000)
    }

    func pack(version: Int) throws {
        let options = ["--output", "spring.pobratim", "--key", "office.sec", "--content-version", "\(version)"]
        try Program.done(["pack", "content"] + options, in: folder)
    }

    @discardableResult
    func export(_ options: String..., to name: String = "site") throws -> String {
        try Program.done(["export", "spring.pobratim", "--output", name] + options, in: folder)
    }

    @discardableResult
    func shell(_ command: String) throws -> String {
        try tool(["sh", "-euc", command], in: folder).output
    }

    /// Every path with its kind, mode and time, and every file with its hash.
    func tree(_ name: String = "site") throws -> String {
        try shell("cd \(name); find . -printf '%y %m %T@ %P\\n' | sort; find . -type f | sort | xargs sha256sum")
    }

    /// The number of the key `office`, as sixteen digits: it lies behind the two letters of the algorithm.
    func keyNumber() throws -> String {
        try shell("tail -n 1 office.pub | base64 -d | tail -c +3 | head -c 8 | od -An -tx1 | tr -d ' \\n'")
    }
}
