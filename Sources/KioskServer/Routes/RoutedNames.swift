internal import Cities
internal import CityBundle
internal import Hummingbird

/// The names that a route or the desk answers otherwise than with the member as it is packed. Every part of a route's path
/// stands for one part of a name: a route with `**` would need another comparison.
struct RoutedNames: Sendable {
    private let paths: [RouterPath]
    /// What such names end in behind their last slash: most others are told from them by that.
    private let lastParts: [RouterPath.Element]

    init(_ router: Router<some RequestContext>) {
        paths = router.routes.map(\.path)
        let deskFiles = PageAddress.DeskPage.allCases.map { RouterPath.Element.path($0.fileName[...]) }
        lastParts = paths.compactMap(\.components.last) + deskFiles
    }

    func contain(_ name: MemberName) -> Bool {
        let slash = name.rawValue.utf8.lastIndex(of: UInt8(ascii: "/"))
        let last = name.rawValue[(slash.map(name.rawValue.utf8.index(after:)) ?? name.rawValue.startIndex)...]
        guard lastParts.contains(where: { $0 ~= last }) else { return false }
        if DeskAddress(SitePath(name)) != nil { return true }
        let segments = name.rawValue.split(separator: "/")
        return paths.contains { path in
            path.count == segments.count && zip(path, segments).allSatisfy { $0 ~= $1 }
        }
    }
}
