/// How far a long work on a bundle is.
package struct BundleProgress: Hashable, Sendable {
    package var memberCount: Int
    /// `nil` while nobody knows.
    package var totalMemberCount: Int?
    /// Bytes of the members so far, inflated.
    package var inflatedByteCount: Int
    /// Bytes of the members so far, as stored.
    package var storedByteCount: Int

    package init(totalMemberCount: Int? = nil) {
        memberCount = 0
        self.totalMemberCount = totalMemberCount
        inflatedByteCount = 0
        storedByteCount = 0
    }

    mutating func count(_ member: StoredMember) {
        memberCount += 1
        inflatedByteCount += member.inflatedByteCount
        storedByteCount += member.stored.count
    }
}
