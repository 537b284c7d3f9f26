import Files
import Glibc
import PobratimTesting
import Testing

@testable import Files

@Suite("Folders")
struct FolderTests {
    private let folder: TemporaryFolder
    private let open: OpenFolder<FileError>

    init() throws {
        folder = try TemporaryFolder()
        open = try OpenFolder(path: folder.path)
    }

    @Test("All names are found, sorted, each time anew, but for the two that every folder has")
    func names() throws {
        for name in ["b", "a", ".hidden"] { try folder.write([], to: name) }
        #expect(try open.names() == [".hidden", "a", "b"])
        #expect(try open.names() == [".hidden", "a", "b"])
        #expect(try Paths<FileError>.names(in: folder.path) == [".hidden", "a", "b"])
        var seen = 0
        let isAll = try Paths<FileError>.forEachName(in: folder.path) { _ in
            seen += 1
            return seen < 2
        }
        #expect(!isAll && seen == 2)
    }

    @Test("A name in any encoding is kept byte for byte")
    func bytes() throws {
        let name = EntryName(bytes: [0xFF, 0x41])
        try open.open(name, .new(.publicFile)).close()
        #expect(try open.names() == [name])
        #expect(name.ascii == nil)
        try open.remove(name)
        #expect(try open.names() == [])
    }

    @Test("What is no folder has no names")
    func noFolder() throws {
        try folder.write([], to: "file")
        for (path, code) in [(folder.path("file"), ENOTDIR), (folder.path("none"), ENOENT)] {
            #expect(throws: FileError(path: path, call: .readFolder, errno: code)) {
                try Paths<FileError>.names(in: path)
            }
            #expect(throws: FileError(path: path, call: .open, errno: code)) {
                _ = try OpenFolder<FileError>(path: path)
            }
        }
    }

    @Test("A folder stays the same one, whatever becomes of its name")
    func moved() throws {
        try open.makeFolder("inner")
        let inner = try OpenFolder("inner", in: open)
        try open.rename("inner", to: "other")
        try open.makeFolder("inner")
        try inner.open("file", .new(.publicFile)).close()
        #expect(try open.status(of: "other/file")?.kind == .file)
        #expect(try open.status(of: "inner/file") == nil)
        #expect(try open.status(of: "other")?.identity == inner.identity())
    }

    @Test("Below it no link is followed")
    func links() throws {
        symlink("/tmp", folder.path("link"))
        #expect(throws: FileError(path: folder.path("link"), call: .open, errno: ENOTDIR)) {
            _ = try OpenFolder("link", in: open)
        }
        symlink("/dev/null", folder.path("device"))
        for access in [FileAccess.readingNoLink, .kept(.publicFile), .emptied(.publicFile)] {
            do throws(FileError) {
                _ = try open.open("device", access)
                Issue.record("\(access) followed a link")
            } catch {
                #expect(error.errno == ELOOP)
            }
        }
        #expect(try open.status(of: "link")?.kind == .link)
    }

    @Test("Two names change places in one step")
    func exchanges() throws {
        try folder.write([1], to: "a")
        try folder.write([2], to: "b")
        try open.exchange("a", with: "b")
        #expect(try folder.read("a") == [2] && folder.read("b") == [1])
        #expect(throws: FileError(path: folder.path("none"), call: .rename, errno: ENOENT)) {
            try open.exchange("a", with: "none")
        }
    }

    @Test("A file has the time and the mode that it was given, whatever the umask")
    func times() throws {
        let file = try open.open("file", .new(.ownFile))
        try file.setMode(.publicFile)
        try file.setTime(318_211_200)
        try file.close()
        let status = try #require(try open.status(of: "file"))
        #expect(status.modifiedSeconds == 318_211_200 && status.modifiedNanoseconds == 0 && status.mode == 0o644)
    }

    @Test("Removing what is gone already is no error; removing a folder that holds something is one")
    func removes() throws {
        try open.remove("none")
        try open.makeFolder("inner")
        try OpenFolder("inner", in: open).open("file", .new(.publicFile)).close()
        #expect(throws: FileError(path: folder.path("inner"), call: .remove, errno: ENOTEMPTY)) {
            try open.remove("inner", isFolder: true)
        }
    }

    @Test("Everything can be handed to the disk")
    func flushes() throws {
        try open.flush()
        try open.flushFileSystem()
        try DurableFile<FileError>.flush(folder.path)
    }

    @Test(
        "The folder of a path, and its last part",
        arguments: [("/a/b", "/a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("a/b/c", "a/b", "c")]
    )
    func parts(path: String, folder: String, name: String) {
        #expect(Paths<FileError>.folder(of: path) == folder)
        #expect(Paths<FileError>.name(path) == name)
    }

    @Test("A path says what lies there, through links or not")
    func looks() throws {
        typealias Look = Paths<FileError>
        try folder.write([1, 2, 3], to: "file")
        symlink(folder.path, folder.path("link"))
        #expect(Look.isFolder(folder.path) && Look.leadsToFolder(folder.path("link")))
        #expect(!Look.isFolder(folder.path("link")) && !Look.isRegularFile(folder.path("link")))
        #expect(Look.isRegularFile(folder.path("file")) && Look.byteCount(folder.path("file")) == 3)
        #expect(Look.target(ofLink: folder.path("link")) == folder.path)
        #expect(Look.target(ofLink: folder.path("file")) == nil)
        #expect(Look.exists(folder.path("file")) && !Look.exists(folder.path("none")))
        #expect(Look.absolute(folder.path("link")) == folder.path && Look.absolute("/none/such") == "/none/such")
        #expect(Look.isMountPoint("/proc") && !Look.isMountPoint(folder.path))
        #expect(try Look.read(folder.path("none"), atMost: 9) == nil)
        #expect(try Look.read(folder.path("file"), atMost: 2) == [1, 2])
    }
}
