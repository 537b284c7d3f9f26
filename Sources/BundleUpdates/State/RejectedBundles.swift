/// Bundles that were rejected, the last one first. A JSON array.
struct RejectedBundles: Codable, Hashable, Sendable {
    var bundles: [BundleIdentity]

    init(_ bundles: [BundleIdentity]) { self.bundles = bundles }

    /// Earlier releases kept a single one, and no array.
    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let single = try? value.decode(BundleIdentity.self) {
            bundles = [single]
        } else {
            bundles = try value.decode([BundleIdentity].self)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(bundles)
    }
}
