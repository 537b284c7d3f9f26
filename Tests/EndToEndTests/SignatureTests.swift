import FoundationEssentials
import PobratimTesting
import Testing

@Suite("Signing, and checking without Pobratim")
struct SignatureTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        for name in ["trusted", "others", "unpacked"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
        }
    }

    /// What an editor without Pobratim does: unpack, and check every file against the signed list.
    private func signifyVerifies(_ bundle: String, with key: String) throws {
        try tool(
            [
                "sh", "-c",
                "cd unpacked && sqlite3 ../\(bundle) -Ax && signify-openbsd -C -q -p ../\(key) -x MANIFEST.sig",
            ],
            in: folder
        )
    }

    @Test("A bundle signed here verifies with sqlite3 and signify")
    func signifyVerifiesOurs() throws {
        try Program.done(["keys", "new", "office"], in: folder)
        try Program.done(["pack", "content", "--output", "a.pobratim", "--key", "office.sec"], in: folder)
        try signifyVerifies("a.pobratim", with: "office.pub")
        // And that command can fail.
        try folder.write(Array("other".utf8), to: "unpacked/ru/index.html")
        let check = ["sh", "-c", "cd unpacked && signify-openbsd -C -q -p ../office.pub -x MANIFEST.sig"]
        #expect(try runCommand(check, folder: folder.path).exitCode != 0)
    }

    @Test("A key made by signify signs here")
    func signifyKeySigns() throws {
        try tool(["signify-openbsd", "-G", "-n", "-p", "trusted/office.pub", "-s", "office.sec"], in: folder)
        try Program.done(["pack", "content", "--output", "a.pobratim", "--key", "office.sec"], in: folder)
        try signifyVerifies("a.pobratim", with: "trusted/office.pub")
        let verified = try Program.done(["verify", "a.pobratim", "--trust", "trusted"], in: folder)
        #expect(verified.contains("Signed by key "))
    }

    @Test("A signature made by signify, far from this program, is put in by sign")
    func signPutsIn() throws {
        try tool(["signify-openbsd", "-G", "-n", "-p", "trusted/office.pub", "-s", "office.sec"], in: folder)
        try Program.done(["pack", "content", "--output", "a.pobratim"], in: folder)
        try tool(["sqlite3", "a.pobratim", "-Ax", "MANIFEST"], in: folder)
        try tool(
            ["signify-openbsd", "-S", "-e", "-s", "office.sec", "-m", "MANIFEST", "-x", "MANIFEST.sig"],
            in: folder
        )
        try Program.done(["sign", "a.pobratim", "--signature", "MANIFEST.sig"], in: folder)
        try Program.done(["verify", "a.pobratim", "--trust", "trusted"], in: folder)
        try signifyVerifies("a.pobratim", with: "trusted/office.pub")
    }

    @Test("Without --trust, verify says who signed and that nobody checked whether to believe it")
    func trustNotChecked() throws {
        try Program.done(["keys", "new", "office"], in: folder)
        try Program.done(["pack", "content", "--output", "a.pobratim", "--key", "office.sec"], in: folder)
        let result = try Program.done(["verify", "a.pobratim"], in: folder)
        let lines = result.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("a.pobratim is intact: "))
        let key = lines[1].dropFirst("Signed by key ".count).prefix(16)
        #expect(lines[1] == "Signed by key \(key), trust not checked (--trust DIR does).")
    }

    @Test("Where the public half is there already, keys new leaves no secret half in the way of the next try")
    func noHalfPair() throws {
        try tool(["touch", "office.pub"], in: folder)
        #expect(try Program.run(["keys", "new", "office"], in: folder).exitCode == 74)
        try tool(["rm", "office.pub"], in: folder)
        try Program.done(["keys", "new", "office"], in: folder)
    }

    @Test("keys new never overwrites a key")
    func keysAreKept() throws {
        try Program.done(["keys", "new", "office"], in: folder)
        let secret = try folder.read("office.sec")
        #expect(try Program.run(["keys", "new", "office"], in: folder).exitCode == 74)
        #expect(try folder.read("office.sec") == secret)
        let mode = try tool(["stat", "--format=%a", "office.sec"], in: folder).output
        #expect(mode == "600\n")
    }
}
