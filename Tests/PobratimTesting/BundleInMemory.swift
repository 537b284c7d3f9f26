package import CityBundle

/// The other page source: a bundle that never was a file. It hashes and compresses as the packed one does.
package struct BundleInMemory: PageSource, Hashable {
    package let info: BundleInfo
    package let manifest: Manifest
    private let members: [MemberName: StoredMember]

    /// - Parameter contents: every member but `bundle.json`.
    package init(_ contents: [String: [UInt8]], info: BundleInfo = .fixture) throws(BundleError) {
        var info = info
        info.counts.members = contents.count + 1
        var members: [MemberName: StoredMember] = [:]
        for (text, content) in contents {
            let name = try MemberName(text)
            members[name] = StoredMember(name: name, content: content)
        }
        let infoName = try MemberName(BundleInfo.memberFileName)
        members[infoName] = StoredMember(name: infoName, content: try info.encoded())
        self.info = info
        self.members = members
        manifest = Manifest(listing: members.mapValues(\.digest))
    }

    package var manifestDigest: Digest { manifest.digest }
    package var memberNames: [MemberName] { manifest.names }
    package func contains(_ name: MemberName) -> Bool { members[name] != nil }
    package func member(_ name: MemberName) throws(BundleError) -> StoredMember? { members[name] }
}

extension BundleInfo {
    /// Two languages, two cities.
    package static var fixture: BundleInfo {
        BundleInfo(
            title: ["ru": "Города-побратимы", "en": "Twin towns"],
            contentVersion: 1_700_000_000,
            securityEpoch: 1,
            languages: ["ru", "en"],
            counts: Counts(cities: 2, pictures: 1)
        )
    }
}
