/// What the server answers from: the members of one bundle. On disk it is ``OpenBundle``; in tests one in memory.
package protocol PageSource: Sendable {
    /// SHA-256 of the manifest's lines: what makes two bundles the same or not.
    var manifestDigest: Digest { get }
    var info: BundleInfo { get }
    /// Every name, in the order of the manifest.
    var memberNames: [MemberName] { get }
    func contains(_ name: MemberName) -> Bool
    /// The member, hashed in full against the manifest.
    ///
    /// - Returns: `nil` when the bundle holds no such member.
    func member(_ name: MemberName) throws(BundleError) -> StoredMember?
    /// A large member that is stored as it is, hashed in full against the manifest the first time it is asked for.
    ///
    /// - Returns: `nil` for a member that has to be read whole, and when the bundle holds no such member.
    func pieces(of name: MemberName, largerThan byteCount: Int) throws(BundleError) -> (any MemberPieces)?
    /// Where the full-text index that was derived at its installation may lie. It is not signed: who opens it has to ask
    /// which bundle it is of. `nil` for a bundle that was not installed.
    var searchIndexPath: String? { get }
}

extension PageSource {
    /// Nothing is read in pieces: for bundles in memory.
    package func pieces(of name: MemberName, largerThan byteCount: Int) throws(BundleError) -> (any MemberPieces)? {
        nil
    }

    package var searchIndexPath: String? { nil }
}
