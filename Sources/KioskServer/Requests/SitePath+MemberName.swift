internal import Cities
internal import CityBundle

/// The addresses of a site are names of a bundle's members: both are made of the same signs, and no address is too long.
extension SitePath {
    /// - Returns: `nil` for a member that no page leads to.
    init?(_ name: MemberName) { self.init(utf8: name.rawValue.utf8.span) }
}

extension PageAddress {
    var member: MemberName { MemberName(ofAddress: path) }
}

extension SiteSlot {
    var member: MemberName { MemberName(ofAddress: path) }
}

extension MemberName {
    fileprivate init(ofAddress path: String) {
        do { try self.init(path) } catch { preconditionFailure("\(path) is a name") }
    }
}
