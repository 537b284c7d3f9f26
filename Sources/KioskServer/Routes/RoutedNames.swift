internal import CityBundle
internal import Hummingbird

/// The names that a route or the desk answers otherwise than with the member as it is packed.
struct RoutedNames: Sendable {
    private let paths: [RouterPath]

    init(_ router: Router<some RequestContext>) {
        paths = router.routes.map(\.path)
    }

    func contain(_ name: MemberName) -> Bool {
        if DeskAddress(.member(name)) != nil { return true }
        let segments = name.segments
        return paths.contains { path in
            path.count == segments.count && zip(path, segments).allSatisfy { $0 ~= $1 }
        }
    }
}
