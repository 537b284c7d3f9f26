/// Tells whether a bundle is signed, and whether that was checked.
package enum SignatureState: Hashable, Sendable {
    /// The bundle holds `MANIFEST`: whoever packed it did not sign.
    case unsigned
    /// The bundle says that this key signed it. Nobody gave keys to check that with.
    case unchecked(KeyID)
    /// This key, one of the trusted, made the signature.
    case trusted(KeyID)

    /// Which key, as far as the bundle says.
    package var keyID: KeyID? {
        switch self {
        case .unsigned: nil
        case .unchecked(let id), .trusted(let id): id
        }
    }
}
