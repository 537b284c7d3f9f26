import BundleUpdates
import CityBundle
import PobratimTesting
import Testing

/// What the office's own key has signed is not sound for that: a slip of a hand, another program, a stolen key.
@Suite("Odd content, honestly signed")
struct SignedFuzzTests {
    private static let numbers = [
        "-1", "0.5", "9007199254740991", "67768036191676799", "9223372036854775807", "18446744073709551616",
    ]

    private static let city = """
        {"slug": "qingdao", "names": {"ru": "Циндао"}, "area": 1, "population": 1, "founded": 1891, "latitude": 36.1,
        "longitude": 120.4, "utcOffset": "+08:00", "distance": 7000, "events": [{"date": "2024-05-01", "year": 2024}]}
        """

    /// Exit codes that README knows, and 143 of a server that was ended before it listened for that.
    private static let documented: Set<Int32> = [0, 64, 65, 66, 69, 74, 77, 78, 143]
    /// Ends a server that goes on.
    private static let limit = ["timeout", "--preserve-status", "-s", "TERM", "1", BuiltProgram.path]

    /// Packs a bundle, puts other bytes into some members, and signs it anew with the office's key.
    private func pack(_ kiosk: Kiosk, _ changes: [String: [UInt8]]) throws -> String {
        let path = try kiosk.pack(
            1_700_000_000,
            named: "odd",
            isSigned: false,
            contents: [
                "data/cities.json": Array("[\(Self.city)]".utf8), "data/cities/qingdao.json": Array(Self.city.utf8),
            ]
        )
        for (name, bytes) in changes {
            try BundleRecipe.alter(
                path,
                sql: BundleRecipe.replacing(name, stored: bytes, inflatedByteCount: bytes.count, content: bytes)
            )
        }
        try kiosk.signAnew(path)
        return path
    }

    /// Every verb that opens a stranger's bundle or tells of one ends in one sentence, never in a signal.
    private func checkVerbs(_ changes: [String: [UInt8]], _ what: String) throws {
        let kiosk = try Kiosk()
        let path = try pack(kiosk, changes)
        let (state, keys) = (kiosk.state.path, kiosk.trust.installerKeys)
        var verbs = [
            ["verify", path, "--trust", keys], ["inspect", path],
            ["sync", kiosk.stick, "--state", state, "--trust", keys],
            ["export", path, "--output", kiosk.folder.path("site")],
            ["export", path, "--output", kiosk.folder.path("site")], ["stick-out", kiosk.stick, "--state", state],
        ].map { [BuiltProgram.path] + $0 }
        let serve = ["serve", "--state", state, "--trust", keys, "--listen", "127.0.0.1:0"]
        verbs.append(Self.limit + serve)
        for verb in verbs {
            let result = try runCommand(verb, environment: ["PATH": "/usr/bin:/bin", "LANG": "en_GB.UTF-8"])
            #expect(Self.documented.contains(result.exitCode), "\(what): \(verb): \(result.exitCode) \(result.errors)")
        }
    }

    @Test("No number in bundle.json ends a verb", arguments: ["contentVersion", "securityEpoch", "members"])
    func info(field: String) throws {
        let json = String(decoding: try BundleInfo.fixture.encoded(), as: UTF8.self)
            .replacing("\"members\":0", with: "\"members\":10")
        let pattern = try Regex("\"\(field)\":[0-9]+")
        for number in Self.numbers {
            let changed = json.replacing(pattern, with: "\"\(field)\":\(number)")
            try checkVerbs(["bundle.json": Array(changed.utf8)], "\(field) \(number)")
        }
    }

    @Test("No number in a city's data ends a verb", arguments: numbers)
    func city(number: String) throws {
        let pattern = #/: [0-9.]+/#
        let changed = Array(Self.city.replacing(pattern, with: ": \(number)").utf8)
        try checkVerbs(
            ["data/cities.json": Array("[".utf8) + changed + Array("]".utf8), "data/cities/qingdao.json": changed],
            number
        )
    }

    @Test("No flipped bytes in members end a verb", arguments: 0..<12)
    func bytes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var changes: [String: [UInt8]] = [:]
        var sources = BundleRecipe.contents
        sources["data/cities.json"] = Array("[\(Self.city)]".utf8)
        sources["bundle.json"] = try BundleInfo.fixture.encoded()
        for (name, content) in sources.sorted(by: { $0.key < $1.key }) where !content.isEmpty {
            guard random.next() % 2 == 0 else { continue }
            var bytes = content
            for _ in 0..<(1 + random.next() % 6) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            changes[name] = bytes
        }
        try checkVerbs(changes, "seed \(seed)")
    }

    @Test("No number in the record of what is installed ends a server", arguments: numbers)
    func record(number: String) throws {
        let kiosk = try Kiosk()
        try kiosk.install(1)
        try kiosk.pack(2)
        try kiosk.sync()
        let text = String(decoding: try kiosk.folder.read("state/state.json"), as: UTF8.self)
        let status = ["status", "--state", kiosk.state.path]
        for field in ["starts", "highestEpoch", "contentVersion"] {
            let pattern = try Regex("\"\(field)\" : [0-9]+")
            let changed = Array(text.replacing(pattern, with: "\"\(field)\" : \(number)").utf8)
            for name in ["state.json", "state-copy.json"] { try kiosk.folder.write(changed, to: "state/\(name)") }
            let server = ["serve", "--state", kiosk.state.path, "--trust", kiosk.trust.installerKeys]
            for verb in [Self.limit + server + ["--listen", "127.0.0.1:0"], [BuiltProgram.path] + status] {
                let result = try runCommand(verb, environment: ["PATH": "/usr/bin:/bin", "LANG": "en_GB.UTF-8"])
                #expect(
                    Self.documented.contains(result.exitCode),
                    "\(field) \(number): \(result.exitCode) \(result.errors)"
                )
            }
        }
    }
}
