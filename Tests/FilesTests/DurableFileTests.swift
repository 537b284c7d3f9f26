import Files
import Glibc
import PobratimTesting
import Testing

@testable import Files

@Suite("Durable files")
struct DurableFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var names: [String] { (try? Paths<FileError>.names(in: folder.path)) ?? [] }

    private func replace(with text: String, mode: FileMode = .publicFile) throws {
        try DurableFile<FileError>.replace(
            folder.path("letter"),
            with: Array(text.utf8),
            by: folder.path(".letter.new"),
            mode: mode
        )
    }

    @Test("A file is replaced whole, and nothing else is left")
    func replaces() throws {
        try replace(with: "first, and longer")
        try replace(with: "second")
        #expect(try folder.read("letter") == Array("second".utf8))
        #expect(names == ["letter"])
    }

    @Test("A file for its owner alone is readable by nobody else", arguments: [FileMode.ownFile, .publicFile])
    func modes(mode: FileMode) throws {
        let before = umask(0o022)
        defer { umask(before) }
        try replace(with: "text", mode: mode)
        #expect(try FileStatus(path: folder.path("letter"), isFollowing: false).mode == mode.rawValue)
    }

    @Test("Where the disk says only at closing that it is full, the earlier file stays, and the half of a new one goes")
    func closingFails() throws {
        try replace(with: "first")
        let full = FileError(path: folder.path("letter"), call: .write, errno: ENOSPC)
        #expect(throws: full) {
            try DurableFile<FileError>.replace(
                folder.path("letter"),
                with: Array("second".utf8),
                by: folder.path(".letter.new"),
                mode: .publicFile
            ) { _ throws(FileError) in throw full }
        }
        #expect(try folder.read("letter") == Array("first".utf8))
        #expect(names == ["letter"])
    }

    @Test("What closing a file says is not lost")
    func closeIsHeard() throws {
        let file = try OpenFile<FileError>(folder.path("letter"), .new(.publicFile))
        // The same answer as that of a network share which has no room: a failure of the call.
        Glibc.close(file.number)
        let failure = FileError(path: folder.path("letter"), call: .write, errno: EBADF)
        do throws(FileError) {
            try file.close()
            Issue.record("closing a file that is not open went well")
        } catch {
            #expect(error == failure)
        }
    }

    @Test("A link in the place of the temporary file is not followed")
    func temporaryLink() throws {
        try folder.write(Array("other".utf8), to: "other")
        symlink(folder.path("other"), folder.path(".letter.new"))
        #expect(throws: FileError(path: folder.path("letter"), call: .open, errno: ELOOP)) { try replace(with: "text") }
        #expect(try folder.read("other") == Array("other".utf8))
    }

    @Test("Where there is no such folder, the error names the file that was wanted, not the temporary one")
    func noFolder() {
        #expect(throws: FileError(path: "/nonexistent/letter", call: .open, errno: ENOENT)) {
            try DurableFile<FileError>.replace("/nonexistent/letter", with: [], by: "/nonexistent/new", mode: .ownFile)
        }
    }
}
