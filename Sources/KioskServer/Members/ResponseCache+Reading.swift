internal import CityBundle

/// Reads what is not ready yet, on a thread that may wait for the disk.
extension ResponseCache {
    /// A member, as it can be sent.
    enum Servable: Sendable {
        case whole(Representation)
        case inPieces(StreamedMember)
    }

    /// The representation that is ready, or is read now.
    ///
    /// - Parameters:
    ///   - largest: bytes up to which a member that is stored as it is is read whole.
    ///   - isWanted: keeps it whatever else was asked for.
    func read(
        _ name: MemberName,
        as coding: ContentCoding,
        largest: Int,
        isWanted: Bool
    ) throws(BundleError) -> Servable? {
        // Others may have waited for the same.
        if let kept = representation(name, coding) { return .whole(kept) }
        // A fault is found again when the member is read whole.
        if let pieces = try? bundle.pieces(of: name, largerThan: largest) {
            return .inPieces(StreamedMember(pieces, name: name))
        }
        guard let member = try bundle.member(name) else { return nil }
        let representation = Representation(member, as: coding)
        MemoryReturn.hasRead(representation.keptByteCount)
        insert(representation, name, coding, isWanted: isWanted)
        return .whole(representation)
    }

    /// Reads what is sent as packed, and lets the fast path answer with it from then on.
    ///
    /// - Returns: `nil` where the slow path has to look once more: at what is sent in pieces, or is damaged.
    func readPacked(_ name: MemberName, as coding: ContentCoding, largest: Int, at role: ListenerRole)
        -> Representation?
    {
        guard case .whole(let found)? = try? read(name, as: coding, largest: largest, isWanted: false) else {
            return nil
        }
        open(name, at: role)
        return found
    }
}
