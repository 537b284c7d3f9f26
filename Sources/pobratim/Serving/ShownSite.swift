import BundleUpdates
import CityBundle

/// What the screen has: an installed bundle, or the page that waits for the first one.
enum ShownSite: PageSource {
    case installed(InstalledBundle)
    case waiting(WaitingSite)

    private var source: any PageSource {
        switch self {
        case .installed(let bundle): bundle
        case .waiting(let site): site
        }
    }

    var manifestDigest: Digest { source.manifestDigest }
    var info: BundleInfo { source.info }
    var memberNames: [MemberName] { source.memberNames }
    var searchIndexPath: String? { source.searchIndexPath }
    func contains(_ name: MemberName) -> Bool { source.contains(name) }
    func member(_ name: MemberName) throws(BundleError) -> StoredMember? { try source.member(name) }
    func pieces(of name: MemberName, largerThan byteCount: Int) throws(BundleError) -> (any MemberPieces)? {
        try source.pieces(of: name, largerThan: byteCount)
    }
}
