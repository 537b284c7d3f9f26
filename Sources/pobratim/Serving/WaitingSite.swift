import CityBundle
import CityPages

/// What is shown while nothing is installed: a page source that was never a bundle.
struct WaitingSite: PageSource {
    let info: BundleInfo
    let manifestDigest: Digest
    let memberNames: [MemberName]
    private let members: [MemberName: StoredMember]

    init() {
        let page = WaitingPage()
        var members: [MemberName: StoredMember] = [:]
        for (path, bytes) in page.files {
            guard let name = try? MemberName(path) else { preconditionFailure("\(path) is no name of a member") }
            members[name] = StoredMember(name: name, content: bytes)
        }
        self.members = members
        memberNames = members.keys.sorted { $0.rawValue < $1.rawValue }
        manifestDigest = Digest(of: memberNames.flatMap { members[$0]?.digest.bytes ?? [] })
        info = BundleInfo(
            title: [:],
            contentVersion: 0,
            securityEpoch: 0,
            languages: page.languages,
            counts: BundleInfo.Counts(members: members.count, cities: 0, pictures: 0)
        )
    }

    func contains(_ name: MemberName) -> Bool { members[name] != nil }
    func member(_ name: MemberName) -> StoredMember? { members[name] }
}
