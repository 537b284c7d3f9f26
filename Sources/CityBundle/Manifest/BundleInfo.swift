internal import FoundationEssentials

/// `bundle.json`: what a bundle says of itself. JSON, keys sorted, no white space, a line feed at the end.
package struct BundleInfo: Hashable, Sendable {
    /// The member that holds it.
    package static let memberFileName = "bundle.json"
    /// The newest `format` that this program reads, and the one it writes.
    package static let newestFormat = 1
    /// What this program is as a reader, to be compared with `minimumReader`.
    package static let readerVersion = 1
    static let maximumByteCount = 65_536
    /// What a version or an epoch may be: whole numbers that every reader of JSON holds exactly. A version that is a day
    /// and a time in digits (20261201120000) is among them.
    package static let numbers: ClosedRange<Int64> = 0...9_007_199_254_740_991

    package var format: Int
    /// The site's title for each of `languages`.
    package var title: [String: String]
    /// When the content was packed, in seconds since 1970 by the packing machine's clock, or what was given instead.
    package var contentVersion: Int64
    /// Rises when an older bundle must never be installed again.
    package var securityEpoch: Int64
    /// Language tags (BCP 47), the site's first language first.
    package var languages: [String]
    /// The oldest reader that shows this bundle rightly.
    package var minimumReader: Int
    package var counts: Counts
    /// The age public key for which the outbox is encrypted. Without it no outbox leaves the kiosk.
    package var outboxRecipient: String?

    /// How much the bundle holds.
    package struct Counts: Codable, Hashable, Sendable {
        /// Members that the manifest lists, this one included. The writer fills it in.
        package var members: Int
        package var cities: Int
        package var pictures: Int

        package init(members: Int = 0, cities: Int, pictures: Int) {
            self.members = members
            self.cities = cities
            self.pictures = pictures
        }
    }

    package init(
        title: [String: String],
        contentVersion: Int64,
        securityEpoch: Int64,
        languages: [String],
        counts: Counts,
        outboxRecipient: String? = nil
    ) {
        format = Self.newestFormat
        self.title = title
        self.contentVersion = contentVersion
        self.securityEpoch = securityEpoch
        self.languages = languages
        minimumReader = 1
        self.counts = counts
        self.outboxRecipient = outboxRecipient
    }
}

extension BundleInfo: Codable {
    /// - Throws: ``BundleError/infoMalformed(_:)``, ``BundleError/formatTooNew(found:newestReadable:)``,
    ///   ``BundleError/readerTooOld(needed:this:)``.
    package init(decoding bytes: [UInt8]) throws(BundleError) {
        guard bytes.count <= Self.maximumByteCount else { throw .infoMalformed(.tooLarge) }
        let data = Data(bytes)
        // First what a newer release may be relied on to have kept.
        guard let version = try? JSONDecoder().decode(Version.self, from: data) else { throw .infoMalformed(.notJSON) }
        guard version.format <= Self.newestFormat else {
            throw .formatTooNew(found: version.format, newestReadable: Self.newestFormat)
        }
        guard version.minimumReader <= Self.readerVersion else {
            throw .readerTooOld(needed: version.minimumReader, this: Self.readerVersion)
        }
        guard let info = try? JSONDecoder().decode(BundleInfo.self, from: data) else { throw .infoMalformed(.notJSON) }
        self = info
        if let fault { throw .infoMalformed(fault) }
    }

    private struct Version: Decodable {
        var format: Int
        var minimumReader: Int
    }

    /// - Throws: ``BundleError/infoMalformed(_:)`` for what the reader would refuse.
    package func encoded() throws(BundleError) -> [UInt8] {
        if let fault { throw .infoMalformed(fault) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(self), bytes.count < Self.maximumByteCount else {
            throw .infoMalformed(.tooLarge)
        }
        return Array(bytes) + [UInt8(ascii: "\n")]
    }
}

extension BundleInfo {
    /// Why a `bundle.json` is refused.
    package enum Fault: Hashable, Sendable {
        /// Over 64 KiB.
        case tooLarge
        /// Not JSON, a field missing or of another type.
        case notJSON
        /// A `format`, `contentVersion`, `securityEpoch`, `minimumReader` or count out of its range.
        case number
        /// No language, one twice, one that is no tag, or a title missing or too many.
        case languages
        /// Not an age public key (`age1…`).
        case outboxRecipient
    }

    private var fault: Fault? {
        guard format >= 1, minimumReader >= 1, Self.numbers.contains(contentVersion),
            Self.numbers.contains(securityEpoch),
            [counts.members, counts.cities, counts.pictures].allSatisfy((0...Int(Int32.max)).contains)
        else { return .number }
        guard !languages.isEmpty, Set(languages).count == languages.count, languages.allSatisfy(Self.isLanguageTag),
            Set(title.keys) == Set(languages)
        else { return .languages }
        if let outboxRecipient, !Self.isAgeRecipient(outboxRecipient) { return .outboxRecipient }
        return nil
    }

    /// What `Cities.LanguageTag` takes, and no more: two or three letters, then subtags of 2 to 8 letters or digits, 20 bytes
    /// at most. The tag is a folder's name, too.
    private static func isLanguageTag(_ tag: String) -> Bool {
        let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard tag.utf8.count <= 20, let primary = subtags.first, (2...3).contains(primary.count),
            primary.allSatisfy((UInt8(ascii: "a")...UInt8(ascii: "z")).contains)
        else { return false }
        return subtags.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy(isLowercaseAlphanumeric) }
    }

    /// An X25519 recipient of age: `age1` and 58 characters of Bech32.
    private static func isAgeRecipient(_ text: String) -> Bool {
        text.utf8.count == 62 && text.hasPrefix("age1") && text.utf8.allSatisfy(isLowercaseAlphanumeric)
    }

    private static func isLowercaseAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
