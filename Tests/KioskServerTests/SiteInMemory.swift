import CityBundle
import PobratimTesting
import Synchronization

/// A bundle of a few small pages, some of which can be damaged.
struct SiteInMemory: PageSource {
    let info: BundleInfo
    let manifestDigest: Digest
    let memberNames: [MemberName]
    private let members: [MemberName: StoredMember]
    private let damaged: Set<MemberName>
    /// Told of each reading before it happens.
    private let reading: @Sendable (MemberName) -> Void
    private let endless: EndlessPhoto?

    /// A picture of zeros that is only there in pieces.
    static let endlessName = "images/endless-0123456789ab.jpg"

    init(
        _ contents: [String: String],
        photos: [String: [UInt8]] = [:],
        languages: [String] = ["ru", "en"],
        damaged: Set<String> = [],
        endlessPhoto byteCount: Int? = nil,
        reading: @escaping @Sendable (MemberName) -> Void = { _ in }
    ) throws {
        self.reading = reading
        var members: [MemberName: StoredMember] = [:]
        for (name, content) in contents.mapValues({ Array($0.utf8) }).merging(photos, uniquingKeysWith: { $1 }) {
            let name = try MemberName(name)
            members[name] = StoredMember(name: name, content: content)
        }
        if byteCount != nil {
            let name = try MemberName(Self.endlessName)
            members[name] = StoredMember(name: name, content: [0])
        }
        endless = byteCount.map(EndlessPhoto.init)
        self.members = members
        memberNames = members.keys.sorted()
        manifestDigest = Digest(of: memberNames.flatMap { Array("\($0) \(members[$0]?.digest.hex ?? "")\n".utf8) })
        self.damaged = Set(try damaged.map { try MemberName($0) })
        info = BundleInfo(
            title: Dictionary(uniqueKeysWithValues: languages.map { ($0, "Cities") }),
            contentVersion: 1,
            securityEpoch: 0,
            languages: languages,
            counts: BundleInfo.Counts(cities: 1, pictures: 0)
        )
    }

    func contains(_ name: MemberName) -> Bool { members[name] != nil }

    func member(_ name: MemberName) throws(BundleError) -> StoredMember? {
        reading(name)
        if damaged.contains(name) { throw .memberMissing(name) }
        return members[name]
    }

    func pieces(of name: MemberName, largerThan byteCount: Int) throws(BundleError) -> (any MemberPieces)? {
        if let endless, name.rawValue == Self.endlessName { return endless }
        guard let member = try member(name), case .plain(let bytes) = member.body, bytes.count > byteCount else {
            return nil
        }
        return PiecesInMemory(digest: member.digest, bytes: bytes)
    }

    /// How much of the endless picture was read.
    var readByteCount: Int { endless?.readByteCount.load(ordering: .relaxed) ?? 0 }

    private final class EndlessPhoto: MemberPieces {
        let digest = Digest(of: [0])
        let byteCount: Int
        let readByteCount = Atomic(0)

        init(byteCount: Int) { self.byteCount = byteCount }

        func bytes(in range: Range<Int>) throws(BundleError) -> [UInt8] {
            readByteCount.wrappingAdd(range.count, ordering: .relaxed)
            return [UInt8](repeating: 0, count: range.count)
        }

        func close() {}
    }

    private struct PiecesInMemory: MemberPieces {
        let digest: Digest
        let bytes: [UInt8]

        var byteCount: Int { bytes.count }
        func bytes(in range: Range<Int>) throws(BundleError) -> [UInt8] { Array(bytes[range]) }
        func close() {}
    }

    /// As in a photo that a camera has written, little of it could be compressed.
    static func photo(_ byteCount: Int) -> [UInt8] {
        var random = SplitMix64(seed: 3)
        return [UInt8](repeating: 0, count: byteCount / 20) + random.bytes(byteCount - byteCount / 20)
    }

    /// Long enough to be worth compressing.
    static let cityText = String(repeating: "<p>Qingdao lies by the sea.</p>\n", count: 40)

    static func template(_ language: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language)"><head><title>Settings</title><link rel="stylesheet" href="../assets/site-0123456789.css"></head>
        <body><a href="#main">Skip</a><nav><a href="index.html">List</a></nav>
        <main id="main" class="page"><h1>Settings</h1><p>As packed.</p></main>
        <footer><a href="https://example.org/">Portal</a></footer></body></html>
        """
    }

    /// Two languages, one city, the slots, the templates and a desk page.
    static let contents: [String: String] = [
        "index.html": "<title>Languages</title>",
        "bundle.json": "{}",
        "ru/index.html": "<title>Список</title>",
        "ru/qingdao.html": cityText,
        "ru/preferences.html": template("ru"),
        "ru/text/index.html": "<title>Список без картинок</title>",
        "ru/text/qingdao.html": cityText + "text",
        "ru/text/preferences.html": template("ru").replacing("../assets", with: "../../assets"),
        "ru/desk/report.html": "<title>Desk</title>",
        "ru/text/desk/report.html": "<title>Desk</title>",
        "en/index.html": "<title>List</title>",
        "en/preferences.html": template("en"),
        "assets/preferences.css": ":root {}",
        "assets/kiosk.js": "",
        "assets/live.css": "",
        "assets/site-0123456789.css": "body {}",
        "assets/search-ru.js": "// index",
        "images/qingdao-0123456789ab.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ]
}
