import BundleUpdates
import CityBundle
import PobratimTesting

extension HostileSource {
    /// Pages that lead whoever follows them astray, on a stick before any signature is looked at.
    static let pages: [HostileSource] = [
        HostileSource("A key of the index that claims 1.9 GB on a page that is its own next", refused(isNoName)) {
            file in
            let start = record(text: 1_900_000_000)
            let loop = file.pageCount + 1
            file.replace(loop, with: looping(loop))
            file.replace(
                ForgedPages.indexRoot,
                with: ForgedPages.page(
                    10,
                    cells: [ForgedPages.cell(payload: 1_900_000_010, start: start, overflow: loop)]
                )
            )
        },
        HostileSource("Eighteen levels of such keys", refused(isNoName), pages: levels(claiming: 1_900_000_000)),
        HostileSource(
            "Eighteen levels of keys that claim what the file has",
            refused(isNoName),
            pages: levels(claiming: 20_000)
        ),
        HostileSource("A row whose name claims 1.9 GB", refused(isDamaged)) {
            row(in: &$0, overflowPageCount: 464_000)
        },
        HostileSource("A row whose name claims what the file has", refused(isDamaged)) {
            row(in: &$0, overflowPageCount: 5)
        },
        HostileSource("Twenty-five levels of the table, each page the child of the one above twice", refused(isDamaged))
        {
            file in
            let first = file.pageCount + 1
            for level in 0..<25 as Range<UInt32> {
                let child = ForgedPages.word(first + level + 1)
                let page = ForgedPages.page(5, cells: [child + [1], child + [90]], rightmost: first + level + 1)
                file.replace(level == 0 ? ForgedPages.tableRoot : first + level, with: page)
                if level == 0 { file.replace(first, with: page) }
            }
            file.replace(first + 25, with: ForgedPages.page(13, cells: []))
        },
        HostileSource(
            "A key that claims more than the file has",
            refused(isDamaged),
            pages: levels(claiming: 1_990_000_000)
        ),
        HostileSource("An index that points out of the file", refused(isDamaged)) { file in
            file.replace(ForgedPages.indexRoot, with: ForgedPages.page(2, cells: [], rightmost: 4_000_000))
        },
        HostileSource("A hundred gigabytes with nothing in them", refused(isDamaged)) { kiosk, path in
            var file = ForgedPages(Array(try kiosk.folder.read("stick/bad.pobratim").prefix(ForgedPages.pageByteCount)))
            file.count(25_000_000)
            try kiosk.folder.write(file.bytes, to: "stick/bad.pobratim")
            _ = try runCommand(["truncate", "-s", "\(25_000_000 * ForgedPages.pageByteCount)", path])
        },
        HostileSource("Sixty-one megabytes signed by nobody's key", refused(isUntrusted)) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", key: SecretKey(generating: "thief"))
            try BundleRecipe.alter(path, sql: longManifest)
        },
        HostileSource(
            "Sixty-one megabytes that name the office's key",
            sql: longManifest,
            { if case .manifestTooLarge = $0 { true } else { false } }
        ),
    ]

    /// A bundle with pages laid by hand. The file says that it has 1.97 GB, which take no room, so that claims of its cells
    /// are no larger than the file.
    private init(
        _ sentence: String,
        _ isExpected: @escaping @Sendable (UpdateError) -> Bool,
        pages forge: @escaping @Sendable (inout ForgedPages) -> Void
    ) {
        self.init(sentence, isExpected) { kiosk, path in
            var file = ForgedPages(try kiosk.folder.read("stick/bad.pobratim"))
            forge(&file)
            file.count(480_000)
            try kiosk.folder.write(file.bytes, to: "stick/bad.pobratim")
            _ = try runCommand(["truncate", "-s", "\(480_000 * ForgedPages.pageByteCount)", path])
        }
    }

    /// The head of an index's record: a text, and a row id of a byte.
    private static func record(text byteCount: Int) -> [UInt8] {
        let type = ForgedPages.varint(UInt64(13 + 2 * byteCount))
        return [UInt8(type.count + 2)] + type + [1]
    }

    /// An overflow page of which the next is itself.
    private static func looping(_ number: UInt32) -> [UInt8] {
        ForgedPages.word(number) + [UInt8](repeating: 0x61, count: ForgedPages.pageByteCount - 4)
    }

    private static func levels(claiming byteCount: Int) -> @Sendable (inout ForgedPages) -> Void {
        { file in
            let start = record(text: byteCount)
            let loop = file.pageCount + 1
            file.replace(loop, with: looping(loop))
            for level in 1...18 as ClosedRange<UInt32> {
                let cell = ForgedPages.cell(
                    child: loop + level,
                    payload: byteCount + start.count + 1,
                    start: start,
                    overflow: loop
                )
                let page = ForgedPages.page(2, cells: [cell, cell, cell], rightmost: loop + level)
                file.replace(level == 1 ? ForgedPages.indexRoot : loop + level - 1, with: page)
                if level == 18 { file.replace(loop + level, with: ForgedPages.page(10, cells: [])) }
            }
        }
    }

    /// The table as one leaf with the row of the signature, which is packed last. Its name goes on elsewhere, and all the
    /// columns that are asked for lie behind it.
    private static func row(in file: inout ForgedPages, overflowPageCount: Int) {
        let payload = 489 + (ForgedPages.pageByteCount - 4) * overflowPageCount
        let columns: [UInt8] = [2, 8, 2, 32]
        var name = payload
        while true {
            let type = ForgedPages.varint(UInt64(13 + 2 * name))
            let header = 1 + type.count + columns.count
            guard header + name + 14 != payload else { break }
            name = payload - header - 14
        }
        let types = ForgedPages.varint(UInt64(13 + 2 * name)) + columns
        let loop = file.pageCount + 1
        file.replace(loop, with: looping(loop))
        let cell = ForgedPages.cell(
            payload: payload,
            rowID: 9,
            isTable: true,
            start: [UInt8(types.count + 1)] + types,
            overflow: loop
        )
        file.replace(ForgedPages.tableRoot, with: ForgedPages.page(13, cells: [cell]))
    }

    private static let longManifest = """
        UPDATE sqlar SET data = CAST(CAST(data AS TEXT) || hex(zeroblob(31981568)) AS BLOB)
            WHERE name = 'MANIFEST.sig';
        UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig'
        """
}

private let isDamaged: HostileSource.Reason = { if case .database = $0 { true } else { false } }
private let isNoName: HostileSource.Reason = { if case .memberUnlisted = $0 { true } else { false } }
private let isUntrusted: HostileSource.Reason = { if case .untrustedSignature = $0 { true } else { false } }
