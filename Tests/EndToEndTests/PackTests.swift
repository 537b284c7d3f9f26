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

    @Test("A version that is far from the clock or from the last one has to be said twice")
    func farVersions() throws {
        let future = ["SOURCE_DATE_EPOCH": "4070908800"]
        let pack = ["pack", "content", "--output", "a.pobratim"]
        let ahead = try Program.run(pack, in: folder, environment: future)
        #expect(ahead.exitCode == 64)
        #expect(
            ahead.errors == """
                pobratim pack: the version 4070908800 (2099-01-01) is ahead of this computer's clock [version-far]
                  Meaning: if the clock is wrong, kiosks take no bundle with the right date afterwards.
                  Next:    check the clock; if all is right, say it again with `--content-version 4070908800`.

                """
        )
        try Program.done(pack + ["--content-version", "4070908800"], in: folder)

        let behind = try Program.run(pack, in: folder, environment: ["SOURCE_DATE_EPOCH": "1700000000"])
        #expect(behind.exitCode == 64)
        #expect(
            behind.errors == """
                pobratim pack: a.pobratim has the version 4070908800 (2099-01-01) already, newer than 1700000000 (2023-11-14) \
                [version-behind]
                  Meaning: a kiosk that has that bundle does not take this one.
                  Next:    check the clock; if the earlier version was wrong, add `--epoch 4` and write that number into site.json.

                """
        )
        try Program.done(pack + ["--epoch", "4"], in: folder, environment: ["SOURCE_DATE_EPOCH": "1500000000"])
        let far = try Program.run(
            pack + ["--epoch", "4"],
            in: folder,
            language: .russian,
            environment: ["SOURCE_DATE_EPOCH": "1700000000"]
        )
        #expect(far.exitCode == 64)
        #expect(
            far.errors == """
                pobratim pack: версия 1700000000 (2023-11-14) далеко от прежней, 1500000000 (2017-07-14) в a.pobratim \
                [version-far]
                  Значит: если часы ошибаются, киоски не возьмут ни одного пакета с верной датой.
                  Дальше: проверьте часы; если всё верно, повторите с `--content-version 1700000000`.

                """
        )
    }

    @Test("Numbers that no bundle takes are refused where they are said")
    func numbers() throws {
        let pack = ["pack", "content", "--output", "a.pobratim"]
        for number in ["9007199254740992", "67768036191676799", "9223372036854775807"] {
            #expect(try Program.run(pack + ["--content-version", number], in: folder).exitCode == 64)
            #expect(try Program.run(pack + ["--epoch", number], in: folder).exitCode == 64)
            let environment = ["SOURCE_DATE_EPOCH": number]
            #expect(try Program.run(pack, in: folder, environment: environment).exitCode == 64)
        }
        #expect(try !folder.names().contains("a.pobratim"))
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
