import FoundationEssentials
import PobratimTesting
import Testing

@Suite("Packing a content folder")
struct PackTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
    }

    @Test("The same content in another folder gives the same bytes, with and without a key")
    func sameBytes() throws {
        try SmallContent.write(to: folder, as: "elsewhere")
        try Program.done(["keys", "new", "office"], in: folder)
        for key in [[], ["--key", "office.sec"]] {
            for (content, output) in [("content", "a.pobratim"), ("elsewhere", "b.pobratim")] {
                try Program.done(["pack", content, "--output", output, "--content-version", "42"] + key, in: folder)
            }
            #expect(try folder.read("a.pobratim") == folder.read("b.pobratim"))
        }
    }

    @Test("SOURCE_DATE_EPOCH stands for the content version, which stands before it")
    func contentVersion() throws {
        let epoch = ["SOURCE_DATE_EPOCH": "1700000000"]
        try Program.done(["pack", "content", "--output", "a.pobratim"], in: folder, environment: epoch)
        #expect(try inspected("a.pobratim").bundle.contentVersion == 1_700_000_000)
        try Program.done(
            ["pack", "content", "--output", "b.pobratim", "--content-version", "5"],
            in: folder,
            environment: epoch
        )
        #expect(try inspected("b.pobratim").bundle.contentVersion == 5)
    }

    @Test("inspect tells what is inside, for programs")
    func inspect() throws {
        try Program.done(["keys", "new", "office"], in: folder)
        try Program.done(
            ["pack", "content", "--output", "a.pobratim", "--key", "office.sec", "--epoch", "4"],
            in: folder
        )
        let report = try inspected("a.pobratim")
        #expect(report.bundle.title == ["ru": "Города-друзья", "en": "Friendly cities"])
        #expect(report.bundle.languages == ["ru", "en"])
        #expect(report.bundle.securityEpoch == 4)
        #expect(report.bundle.counts.cities == 2)
        #expect(report.bundle.counts.pictures == 1)
        #expect(report.bundle.counts.members == report.members.count)
        #expect(report.signedBy?.count == 16)
        let listed = try tool(["sqlite3", "a.pobratim", "SELECT name FROM sqlar ORDER BY name"], in: folder).output
        #expect(["MANIFEST.sig"] + report.members.map(\.name) == listed.split(separator: "\n").map(String.init))
        let page = try tool(["sqlite3", "a.pobratim", "-Ax", "ru/laketown.html"], in: folder)
        #expect(page.exitCode == 0)
        let sum = try tool(["sha256sum", "ru/laketown.html"], in: folder).output
        #expect(report.members.first { $0.name == "ru/laketown.html" }?.sha256 == String(sum.prefix(64)))
    }

    @Test("Where packing fails, the bundle of yesterday stays as it was")
    func failureLeavesOldBundle() throws {
        try Program.done(["pack", "content", "--output", "a.pobratim"], in: folder)
        let before = try folder.read("a.pobratim")
        try folder.write(Array("# Горск\n\n<b>жирно</b>\n".utf8), to: "content/cities/hilltown/ru.md")
        let names = try folder.names()
        #expect(try Program.run(["pack", "content", "--output", "a.pobratim"], in: folder).exitCode == 65)
        #expect(try folder.read("a.pobratim") == before)
        #expect(try folder.names() == names)
    }

    private struct Report: Decodable {
        struct Bundle: Decodable {
            struct Counts: Decodable {
                var members: Int
                var cities: Int
                var pictures: Int
            }
            var title: [String: String]
            var languages: [String]
            var contentVersion: Int
            var securityEpoch: Int
            var counts: Counts
        }
        struct Member: Decodable {
            var name: String
            var sha256: String
        }
        var bundle: Bundle
        var signedBy: String?
        var members: [Member]
    }

    private func inspected(_ file: String) throws -> Report {
        let json = try Program.done(["inspect", file, "--json"], in: folder)
        return try JSONDecoder().decode(Report.self, from: Data(json.utf8))
    }
}
