import CityBundle
import Files
import PobratimTesting
import Testing

@Suite("Writing bundles")
struct BundleWriterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(
        "Packed twice, unsigned or with one key, a bundle has the same bytes",
        arguments: [nil, SecretKey(generating: "office")]
    )
    func deterministic(key: SecretKey?) throws {
        try BundleRecipe.write(folder.path("one"), key: key)
        try BundleRecipe.write(folder.path("two"), key: key)
        let bytes = try folder.read("one")
        #expect(try folder.read("two") == bytes)
        // What SQLite counts, and which SQLite counted, is normalised.
        #expect(bytes[24..<28] == [0, 0, 0, 1])
        #expect(bytes[92..<100] == [0, 0, 0, 1, 0, 46, 99, 1])
        #expect(bytes[60..<64] == [0, 0, 0, 1])
        #expect(bytes[68..<72].elementsEqual("Pobr".utf8))
    }

    @Test("The bytes of format 1 stay what they are")
    func golden() throws {
        try BundleRecipe.write(folder.path("b"))
        // By SQLite 3.40.1 and zlib 1.2.13, which the program carries. Another zlib may compress otherwise; then this
        // digest changes, every bundle packed again changes with it, and older ones stay as good as they were.
        let digest = try Digest(of: folder.read("b")).hex
        #expect(digest == "2995801429808dd6d81e8e62b673cdcfa3d40b70e265ec991ca49a6cc6bee660")
    }

    @Test("SQLite finds nothing to complain about, and the schema of the format")
    func integrity() throws {
        try BundleRecipe.write(folder.path("b"))
        let sql =
            "PRAGMA integrity_check; PRAGMA page_size; SELECT sql FROM sqlite_schema WHERE type = 'table'; SELECT DISTINCT mode, mtime FROM sqlar;"
        let result = try runCommand(["sqlite3", "b", sql], folder: folder.path)
        #expect(
            result.output == """
                ok
                4096
                CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)
                33188|0

                """
        )
    }

    @Test("sqlite3 unpacks a bundle to the same files")
    func unpacks() throws {
        try BundleRecipe.write(folder.path("b"))
        #expect(try runCommand(["sqlite3", "b", "-Ax"], folder: folder.path).exitCode == 0)
        for (name, content) in BundleRecipe.contents { #expect(try folder.read(name) == content, "\(name)") }
        #expect(try folder.read("MANIFEST") == OpenBundle(path: folder.path("b")).manifest.bytes)
    }

    @Test("The members of a signed bundle verify one by one with sqlite3 and signify alone")
    func verifiesElsewhere() throws {
        let key = SecretKey(generating: "office")
        try BundleRecipe.write(folder.path("spring.pobratim"), key: key)
        try key.write(intoFolder: folder.path)
        let line = "sqlite3 spring.pobratim -Ax && signify-openbsd -C -p office.pub -x MANIFEST.sig"
        let result = try runCommand(["sh", "-c", line], folder: folder.path)
        #expect(result.exitCode == 0, "\(result.errors)")
        let names = try OpenBundle(path: folder.path("spring.pobratim")).memberNames
        #expect(result.output == "Signature Verified\n" + names.map { "\($0): OK\n" }.joined())
    }

    @Test("A bundle appears when it is finished, and one given up leaves nothing")
    func wholeOrNotAtAll() throws {
        try folder.write([1, 2, 3], to: "b")
        do {
            let writer = try BundleWriter(path: folder.path("b"))
            try writer.add(MemberName("a"), [1])
            #expect(try folder.names().count == 2)
        }
        #expect(try folder.names() == ["b"])
        #expect(try folder.read("b") == [1, 2, 3])
        try BundleRecipe.write(folder.path("b"))
        #expect(try folder.names() == ["b"])
        #expect(try OpenBundle(path: folder.path("b")).manifest.count == 6)
    }

    @Test("A name twice, a member too large and one too many are errors")
    func refused() throws {
        var limits = BundleLimits.standard
        limits.memberCount = 2
        limits.memberByteCount = 10
        let name = try MemberName("a")
        let writer = try BundleWriter(path: folder.path("b"), limits: limits)
        try writer.add(name, [1])
        #expect(throws: BundleError.memberTwice(name)) { try writer.add(name, [2]) }
        #expect(throws: BundleError.memberTooLarge(name, byteCount: 11, limit: 10)) {
            try writer.add(name, [UInt8](repeating: 0, count: 11))
        }
        try writer.add(MemberName("b"), [1])
        #expect(throws: BundleError.tooManyMembers(limit: 2)) { try writer.add(MemberName("c"), [1]) }
    }

    @Test("Information that the reader would refuse is not written")
    func badInfo() throws {
        var info = BundleInfo.fixture
        info.languages = []
        #expect(throws: BundleError.infoMalformed(.languages)) {
            try BundleRecipe.write(folder.path("b"), info: info)
        }
        #expect(try folder.names() == [])
    }

    @Test("A folder that is not there, and a folder in the place of the file, are named")
    func badPlaces() throws {
        let nowhere = folder.path("none/b")
        #expect(throws: BundleError.file(path: nowhere, call: .open, errno: 2)) { try BundleRecipe.write(nowhere) }
        #expect(throws: BundleError.file(path: folder.path, call: .rename, errno: 21)) {
            try BundleRecipe.write(folder.path)
        }
    }

    @Test("Progress is told after each member")
    func progress() throws {
        var steps: [BundleProgress] = []
        let writer = try BundleWriter(path: folder.path("b")) { steps.append($0) }
        try writer.add(MemberName("a"), [UInt8](repeating: 0, count: 1_000))
        try writer.finish(.fixture)
        #expect(steps.map(\.memberCount) == [1, 2])
        #expect(steps[0].inflatedByteCount == 1_000)
        #expect(steps[0].storedByteCount < 100)
    }

    @Test("What a killed program has left goes with the next writing; what a running one writes stays")
    func sweepsLeftovers() throws {
        let folder = try TemporaryFolder()
        // No process has this number: the kernel's largest is 4,194,304.
        try folder.write([1], to: ".spring.pobratim.999999999.partial")
        try folder.write([1], to: ".spring.pobratim.1.partial")
        try folder.write([1], to: ".spring.pobratim.notes.partial")
        try BundleRecipe.write(folder.path("spring.pobratim"))
        #expect(
            try folder.names() == [".spring.pobratim.1.partial", ".spring.pobratim.notes.partial", "spring.pobratim"]
        )
    }
}
