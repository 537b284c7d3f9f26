import Files
import Glibc
import PobratimTesting
import Testing

@testable import Files

@Suite("Open files")
struct OpenFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("A file is read as far as is wanted, and no further than it goes", arguments: [0, 1, 4, 5, 100_000])
    func reads(limit: Int) throws {
        try folder.write(Array("12345".utf8), to: "file")
        let expected = Array("12345".utf8.prefix(limit))
        #expect(try OpenFile<FileError>(folder.path("file"), .reading).read(atMost: limit) == expected)
        #expect(try OpenFile<FileError>(folder.path("file"), .reading).prefix(limit) == expected)
    }

    @Test("Bytes in the middle of a file are read, as far as it goes")
    func middle() throws {
        try folder.write(Array("12345".utf8), to: "file")
        let file = try OpenFile<FileError>(folder.path("file"), .reading)
        #expect(try file.bytes(count: 2, at: 1) == Array("23".utf8))
        #expect(try file.bytes(count: 9, at: 3) == Array("45".utf8))
        #expect(try file.bytes(count: 9, at: 5) == [])
        #expect(try file.bytes(count: 0, at: 0) == [])
    }

    @Test("A large file comes in pieces, in order, until no more are wanted")
    func pieces() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        try folder.write(bytes, to: "file")
        var whole: [UInt8] = []
        try OpenFile<FileError>(folder.path("file"), .reading).forEachPiece {
            whole += $0
            return true
        }
        #expect(whole == bytes)
        var count = 0
        try OpenFile<FileError>(folder.path("file"), .reading).forEachPiece(of: 1000) { _ in
            count += 1
            return count < 3
        }
        #expect(count == 3)
    }

    @Test("Only a regular file is one: no folder, no pipe that never answers, no device; a link where it is wanted")
    func regular() throws {
        try folder.write([1], to: "file")
        symlink("file", folder.path("link"))
        mkfifo(folder.path("pipe"), 0o600)
        func isRegular(_ path: String, isFollowing: Bool = true) throws(FileError) -> Bool {
            try OpenFile<FileError>(regular: path, isFollowing: isFollowing) != nil
        }
        #expect(try isRegular(folder.path("file")))
        #expect(try isRegular(folder.path("link")))
        #expect(try !isRegular(folder.path("link"), isFollowing: false))
        for path in [folder.path, folder.path("pipe"), "/dev/zero"] { #expect(try !isRegular(path)) }
        #expect(throws: FileError(path: "", call: .open, errno: ENOENT)) { try isRegular("") }
        #expect(throws: FileError(path: "a\0b", call: .open, errno: ENOENT)) { try isRegular("a\0b") }
        let missing = folder.path("missing")
        #expect(throws: FileError(path: missing, call: .stat, errno: ENOENT)) { try isRegular(missing) }
    }

    @Test("A new file takes the place of nothing")
    func new() throws {
        try folder.write([1], to: "file")
        #expect(throws: FileError(path: folder.path("file"), call: .open, errno: EEXIST)) {
            _ = try OpenFile<FileError>(folder.path("file"), .new(.publicFile))
        }
    }

    @Test("Bytes are written over others, at their place")
    func overwrites() throws {
        try folder.write(Array("12345".utf8), to: "file")
        let file = try OpenFile<FileError>(folder.path("file"), .overwriting)
        try file.write(Array("xy".utf8), at: 2)
        try file.close()
        #expect(try folder.read("file") == Array("12xy5".utf8))
    }

    @Test("A full disk is an error of writing")
    func full() throws {
        let file = try OpenFile<FileError>("/dev/full", .overwriting)
        do throws(FileError) {
            try file.write([1])
            Issue.record("a full disk took a byte")
        } catch {
            #expect(error == FileError(path: "/dev/full", call: .write, errno: ENOSPC))
        }
    }

    @Test("A file is closed when nobody needs it any more, and no program that is started gets it")
    func closes() throws {
        let number: Int32
        do {
            let file = try OpenFile<FileError>("/dev/null", .reading)
            number = file.number
            #expect(fcntl(number, F_GETFD) & FD_CLOEXEC != 0)
        }
        // Another test may have been given the number since, for another file.
        #expect(Paths<FileError>.target(ofLink: "/proc/self/fd/\(number)") != "/dev/null")
    }

    @Test("A lock is one holder's at a time, and free when that one lets go, or is gone")
    func locks() throws {
        let path = folder.path("lock")
        let first = try #require(try FileLock<FileError>(ifFree: path))
        #expect(try FileLock<FileError>(ifFree: path) == nil)
        #expect(try FileLock<FileError>.holdIfFree(path) { () throws(FileError) in true } == nil)
        first.letGo()
        do {
            let second = try #require(try FileLock<FileError>(ifFree: path))
            #expect(try FileLock<FileError>(ifFree: path) == nil)
            withExtendedLifetime(second) {}
        }
        #expect(try FileLock<FileError>.hold(path) { () throws(FileError) in 7 } == 7)
        #expect(try FileLock<FileError>.holdIfFree(path) { () throws(FileError) in 8 } == 8)
    }
}
