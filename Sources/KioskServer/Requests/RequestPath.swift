internal import CityBundle

/// A path, looked at as what a bundle may hold. It is only ever looked up there, never used as a path of files.
enum RequestPath: Hashable, Sendable {
    /// `/`
    case root
    /// `/ru/qingdao.html`, but also `/ru`, which may turn out to be a folder.
    case member(MemberName)
    /// `/ru/`
    case folder(MemberName)
    /// Anything else: there can be no member of that name.
    case nothing

    /// - Parameter path: of a ``RequestTarget``.
    init(_ path: String) {
        guard path != "/" else {
            self = .root
            return
        }
        guard path.hasPrefix("/") else {
            self = .nothing
            return
        }
        let name = path.dropFirst()
        if name.hasSuffix("/") {
            self = (try? MemberName(name.dropLast())).map(RequestPath.folder) ?? .nothing
        } else {
            self = (try? MemberName(name)).map(RequestPath.member) ?? .nothing
        }
    }

    /// The name of the member or the folder.
    var name: MemberName? {
        switch self {
        case .root, .nothing: nil
        case .member(let name), .folder(let name): name
        }
    }
}
