import CityBundle
import Files
import PobratimTesting
import Testing

@Suite("Opening bundles")
struct OpenBundleTests {
    private let folder: TemporaryFolder
    private let key = SecretKey(generating: "office")

    init() throws { folder = try TemporaryFolder() }

    @Test("A bundle on disk and one in memory answer alike")
    func likeInMemory() throws {
        try BundleRecipe.write(folder.path("b"))
        let onDisk = try OpenBundle(path: folder.path("b"))
        let inMemory = try BundleInMemory(BundleRecipe.contents)
        #expect(onDisk.manifestDigest == inMemory.manifestDigest)
        #expect(onDisk.info == inMemory.info)
        #expect(onDisk.memberNames == inMemory.memberNames)
        #expect(onDisk.memberNames.count == BundleRecipe.contents.count + 1)
        for name in onDisk.memberNames {
            #expect(onDisk.contains(name))
            #expect(try onDisk.member(name) == inMemory.member(name))
        }
        let none = try MemberName("none")
        #expect(!onDisk.contains(none))
        #expect(try onDisk.member(none) == nil)
    }

    @Test("Members are what was packed")
    func contents() throws {
        try BundleRecipe.write(folder.path("b"))
        let bundle = try OpenBundle(path: folder.path("b"))
        for (name, content) in BundleRecipe.contents {
            #expect(try bundle.member(MemberName(name))?.inflated() == content)
        }
    }

    @Test("A large member that is stored as it is can be read in pieces, any other cannot")
    func pieces() throws {
        try BundleRecipe.write(folder.path("b"))
        let bundle = try OpenBundle(path: folder.path("b"))
        let picture = try MemberName("images/qingdao-0a1b2c3d.jpg")
        let content = try #require(BundleRecipe.contents[picture.rawValue])
        let pieces = try #require(try bundle.pieces(of: picture, largerThan: content.count - 1))
        #expect(pieces.byteCount == content.count)
        #expect(pieces.digest == Digest(of: content))
        for range in [0..<content.count, 4000..<13_000, 19_999..<20_000, 5..<5] {
            #expect(try pieces.bytes(in: range) == Array(content[range]))
        }
        pieces.close()
        #expect(try bundle.pieces(of: picture, largerThan: content.count) == nil)
        #expect(try bundle.pieces(of: MemberName("index.html"), largerThan: 1) == nil)
        #expect(try bundle.pieces(of: MemberName("none"), largerThan: 1) == nil)
    }

    @Test("A large member whose bytes are not the promised ones gives no piece")
    func damagedPieces() throws {
        try BundleRecipe.write(folder.path("b"))
        let name = "images/qingdao-0a1b2c3d.jpg"
        try BundleRecipe.alter(
            folder.path("b"),
            sql: "UPDATE sqlar SET data = CAST(substr(data, 1, 19999) || x'00' AS BLOB) WHERE name = '\(name)'"
        )
        var content = try #require(BundleRecipe.contents[name])
        let expected = Digest(of: content)
        content[content.count - 1] = 0
        let bundle = try OpenBundle(path: folder.path("b"))
        let picture = try MemberName(name)
        for _ in 0..<2 {
            #expect(throws: BundleError.memberAltered(picture, expected: expected, found: Digest(of: content))) {
                try bundle.pieces(of: picture, largerThan: 1000)?.byteCount
            }
        }
    }

    @Test("The signature is told as it is: none, unchecked, trusted")
    func signatureState() throws {
        try BundleRecipe.write(folder.path("unsigned"))
        try BundleRecipe.write(folder.path("signed"), key: key)
        #expect(try OpenBundle(path: folder.path("unsigned")).signature == .unsigned)
        #expect(try OpenBundle(path: folder.path("signed")).signature == .unchecked(key.id))
        let trust = TrustedKeys([key.publicKey])
        #expect(try OpenBundle(path: folder.path("signed"), trust: trust).signature == .trusted(key.id))
        #expect(throws: BundleError.unsigned) { try OpenBundle(path: folder.path("unsigned"), trust: trust) }
        let other = TrustedKeys([SecretKey(generating: "other").publicKey])
        #expect(throws: BundleError.untrustedSignature(key.id)) {
            try OpenBundle(path: folder.path("signed"), trust: other)
        }
    }

    @Test("Nothing is written beside an open bundle")
    func writesNothing() throws {
        try BundleRecipe.write(folder.path("b"))
        let bundle = try OpenBundle(path: folder.path("b"))
        _ = try bundle.member(MemberName("index.html"))
        #expect(try folder.names() == ["b"])
    }

    @Test("Several threads read one bundle at once")
    func threads() async throws {
        try BundleRecipe.write(folder.path("b"))
        let bundle = try OpenBundle(path: folder.path("b"))
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var count = 0
                    for _ in 0..<20 {
                        for name in bundle.memberNames where try bundle.member(name) != nil { count += 1 }
                    }
                    return count
                }
            }
            for try await count in group { #expect(count == 20 * bundle.manifest.count) }
        }
    }

    @Test("A path that leads to no file is told apart from a file that is no bundle")
    func paths() throws {
        #expect(throws: BundleError.file(path: folder.path("none"), call: .stat, errno: 2)) {
            try OpenBundle(path: folder.path("none"))
        }
        #expect(throws: BundleError.file(path: "", call: .open, errno: 2)) { try OpenBundle(path: "") }
        #expect(throws: BundleError.notRegularFile(path: folder.path)) { try OpenBundle(path: folder.path) }
        _ = try runCommand(["mkfifo", "pipe"], folder: folder.path)
        #expect(throws: BundleError.notRegularFile(path: folder.path("pipe"))) {
            try OpenBundle(path: folder.path("pipe"))
        }
        _ = try runCommand(["ln", "-s", "loop", "loop"], folder: folder.path)
        #expect(throws: BundleError.file(path: folder.path("loop"), call: .stat, errno: 40)) {
            try OpenBundle(path: folder.path("loop"))
        }
        for content in [[], Array("<html>".utf8), [UInt8](repeating: 0, count: 8192)] {
            try folder.write(content, to: "text")
            #expect(throws: BundleError.notABundle) { try OpenBundle(path: folder.path("text")) }
        }
    }
}
