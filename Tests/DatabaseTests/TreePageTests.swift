import PobratimTesting
import Testing

@testable import Database

@Suite("Pages of SQLite's trees")
struct TreePageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The pages of a database that SQL makes.
    private func pages(_ sql: String) throws -> [[UInt8]] {
        _ = try Connection(writing: folder.path("d")).execute("PRAGMA page_size = 4096; \(sql)")
        let bytes = try folder.read("d")
        return stride(from: 0, to: bytes.count, by: 4096).map { Array(bytes[$0..<($0 + 4096)]) }
    }

    @Test("A row is read as SQLite wrote it, whatever its columns hold")
    func row() throws {
        let pages = try pages(
            """
            CREATE TABLE t(a, b, c, d, e, f, g, h, i, j);
            INSERT INTO t(rowid, a, b, c, d, e, f, g, h, i, j) VALUES
                (-5, NULL, 0, 1, -2, 300, -70000, 5000000000, 9223372036854775807, 'текст', x'0102');
            INSERT INTO t(rowid, a, j) VALUES (9223372036854775807, 1.5, zeroblob(9000))
            """
        )
        let page = try TreePage(number: 2, bytes: pages[1], pageCount: UInt32(pages.count))
        #expect(page.kind == .tableLeaf)
        #expect(page.cellCount == 2)
        let first = try page.cell(at: 0)
        #expect(first.rowID == -5)
        #expect(first.firstOverflowPage == nil)
        let columns = try page.record(of: first).columns
        #expect(
            columns.prefix(8)
                == [
                    .null, .integer(0), .integer(1), .integer(-2), .integer(300), .integer(-70000),
                    .integer(5_000_000_000), .integer(.max),
                ]
        )
        guard case .text(let range) = columns[8] else { Issue.record("no text"); return }
        #expect(page.text(range).elementsEqual("текст".utf8))
        #expect(columns[9] == .blob(byteCount: 2))
        let second = try page.cell(at: 1)
        #expect(second.rowID == .max)
        #expect(second.firstOverflowPage == 3)
        #expect(
            try page.record(of: second).columns == [.real] + Array(repeating: .null, count: 8) + [
                .blob(byteCount: 9000)
            ]
        )
    }

    @Test("How much of a payload lies in its cell is known for every size", arguments: [480, 4_040, 8_150, 12_240])
    func localPart(around size: Int) throws {
        for byteCount in stride(from: size, to: size + 60, by: 7) {
            let pages = try pages(
                """
                DROP TABLE IF EXISTS t; VACUUM; CREATE TABLE t(a TEXT PRIMARY KEY);
                INSERT INTO t VALUES (hex(zeroblob(\(byteCount / 2))))
                """
            )
            for number in 2...3 {
                let page = try TreePage(
                    number: UInt32(number),
                    bytes: pages[number - 1],
                    pageCount: UInt32(pages.count)
                )
                let cell = try page.cell(at: 0)
                _ = try page.record(of: cell)
                // Every byte of the text is a digit, and the page is zero behind it.
                let text = pages[number - 1].reduce(0) { $0 + ($1 == 0x30 ? 1 : 0) }
                let overflow = (cell.payloadByteCount - cell.local.count + 4091) / 4092
                #expect(cell.local.count - text < 12)
                #expect(overflow == 0 ? cell.firstOverflowPage == nil : cell.firstOverflowPage != nil)
            }
        }
    }

    @Test("Numbers that no page can mean are refused")
    func refused() throws {
        let good = try pages("CREATE TABLE t(a); INSERT INTO t VALUES ('x'), ('y')")[1]
        func page(_ change: (inout [UInt8]) -> Void) throws {
            var bytes = good
            change(&bytes)
            let page = try TreePage(number: 2, bytes: bytes, pageCount: 2)
            for index in 0..<page.cellCount { _ = try page.record(of: try page.cell(at: index)) }
            if !page.kind.isLeaf { _ = try page.rightmostChild() }
        }
        try page { _ in }
        let last = Int(good[8]) << 8 | Int(good[9])
        let changes: [(inout [UInt8]) -> Void] = [
            { $0[0] = 0 }, { $0[0] = 5 }, { $0[3] = 0xff }, { $0[8] = 0xff }, { $0[8] = 0 },
            { $0[last] = 0xff }, { $0[last] = 0 }, { $0[last + 2] = 0x7f }, { $0[last + 3] = 10 },
            { $0[last + 3] = 0xff },
        ]
        for change in changes { #expect(throws: DatabaseError.self) { try page(change) } }
    }

    @Test("No page of random bytes is read beyond its end")
    func random() {
        var random = SplitMix64(seed: 11)
        var readable = 0
        for round in 0..<3_000 {
            var bytes = random.bytes(4096)
            bytes[0] = [2, 5, 10, 13][round % 4]
            bytes[3] = 0
            for pointer in stride(from: 8, to: 600, by: 2) { bytes[pointer] = UInt8(3 + random.next() % 13) }
            guard let page = try? TreePage(number: 7, bytes: bytes, pageCount: .max) else { continue }
            for index in 0..<page.cellCount {
                guard let cell = try? page.cell(at: index) else { continue }
                readable += 1
                _ = try? page.record(of: cell)
                _ = page.beginning(of: cell)
            }
        }
        #expect(readable > 10_000)
    }
}
