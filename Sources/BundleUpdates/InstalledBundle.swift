package import CityBundle
internal import Synchronization

/// What a server shows: a bundle, and the one before it, which helps out.
///
/// A member whose bytes are not the promised ones is never sent; it is taken from the other bundle, if that has it
/// under the same digest. A style sheet or a picture that only the other bundle has is given out, too: a page that was
/// open while bundles changed still finds its own.
package final class InstalledBundle: PageSource {
    /// A member that the shown bundle could not give.
    package struct Damage: Sendable {
        package var member: MemberName
        package var fault: BundleError
        /// Tells whether the other bundle had it.
        package var isRepaired: Bool
    }

    private let shown: OpenBundle
    private let other: OpenBundle?
    private let report: @Sendable (Damage) -> Void
    private let damaged = Mutex<Set<MemberName>>([])

    /// - Parameter report: called once for each damaged member.
    package init(_ shown: OpenBundle, other: OpenBundle?, report: @escaping @Sendable (Damage) -> Void = { _ in }) {
        self.shown = shown
        self.other = other
        self.report = report
    }

    package var manifestDigest: Digest { shown.manifestDigest }
    package var info: BundleInfo { shown.info }
    package var memberNames: [MemberName] { shown.memberNames }
    package var signature: SignatureState { shown.signature }
    package var searchIndexPath: String? { StateFolder.searchIndexPath(besideBundle: shown.path) }

    /// Members that turned out damaged since this bundle is shown.
    package var damagedCount: Int { damaged.withLock { $0.count } }

    package func contains(_ name: MemberName) -> Bool {
        shown.contains(name) || name.isNamedByContent && other?.contains(name) == true
    }

    package func member(_ name: MemberName) throws(BundleError) -> StoredMember? {
        try read(name) { bundle throws(BundleError) in try bundle.member(name) }
    }

    package func pieces(of name: MemberName, largerThan byteCount: Int) throws(BundleError) -> (any MemberPieces)? {
        try read(name) { bundle throws(BundleError) in try bundle.pieces(of: name, largerThan: byteCount) }
    }

    /// Out of the shown bundle, or of the other where that one has to help.
    private func read<Value>(
        _ name: MemberName,
        from read: (OpenBundle) throws(BundleError) -> Value?
    ) throws(BundleError) -> Value? {
        guard let promised = shown.manifest.digest(of: name) else {
            guard let other, name.isNamedByContent else { return nil }
            return try read(other)
        }
        do throws(BundleError) {
            return try read(shown)
        } catch {
            var helped: Value?
            if let other, other.manifest.digest(of: name) == promised { helped = try? read(other) }
            if damaged.withLock({ $0.insert(name).inserted }) {
                report(Damage(member: name, fault: error, isRepaired: helped != nil))
            }
            guard let helped else { throw error }
            return helped
        }
    }
}
