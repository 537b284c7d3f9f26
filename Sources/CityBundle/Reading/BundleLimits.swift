/// What this program takes of a bundle, however honestly signed: the caps that keep memory and time bounded on a small
/// kiosk while a stranger's file is read.
package struct BundleLimits: Hashable, Sendable {
    /// Members that a manifest may list. A thousand cities in ten languages are some 40,000.
    package var memberCount = 400_000
    /// Bytes of the manifest's lines. 400,000 lines with names of usual length are some 50 MB.
    package var manifestByteCount = 64 << 20
    /// Bytes of one member, inflated. A photo is some hundred kilobytes; a member is held in memory whole.
    package var memberByteCount = 128 << 20

    package static let standard = BundleLimits()

    package init() {}

    /// The manifest with its signature is the largest value besides members.
    var storedValueByteCount: Int {
        max(memberByteCount, manifestByteCount + EmbeddedSignature.maximumHeadByteCount) + MemberName.maximumByteCount
    }
}
