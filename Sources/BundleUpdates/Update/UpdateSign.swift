internal import CityBundle
internal import Glibc

/// How an update ended, as far as a sign on the screen can tell it to whoever holds the stick.
///
/// Where several parts of a stick, or several sticks, ended together, the first of these in this order is what counts.
package enum UpdateSign: String, Codable, Hashable, Sendable, CaseIterable {
    /// Another bundle is installed, or a damaged one is whole again.
    case done
    /// Refused: nobody who counts here has signed it.
    case untrusted
    /// Refused: it is not what was packed.
    case damaged
    /// The stick itself cannot be read: another file system, a fault, or it was pulled.
    case unreadable
    /// Refused: such bundles are not installed any more, or this one was rejected before.
    case old
    /// The kiosk has no room for it.
    case room
    /// Something else of the kiosk does not allow it.
    case other
    /// What is installed is the same or newer.
    case same
    /// The sources hold no bundle.
    case empty

    /// - Parameter signs: at least one.
    package static func ofAll(_ signs: [UpdateSign]) -> UpdateSign {
        guard let sign = allCases.first(where: signs.contains) else { preconditionFailure("something has ended") }
        return sign
    }

    init(_ result: Result<UpdateOutcome, UpdateError>) {
        switch result {
        case .success(.installed), .success(.healed): self = .done
        case .success(.same), .success(.older), .success(.wouldInstall): self = .same
        case .success(.rejected), .failure(.epochTooLow), .failure(.installedFromFuture): self = .old
        case .failure(.bundle(let error, _)): self = Self(error)
        case .failure(.nothingFound): self = .empty
        case .failure(.noRoom): self = .room
        case .failure(let error) where error.isDiskFull: self = .room
        case .failure(.sourceUnreadable): self = .unreadable
        case .failure(.keySetMalformed), .failure(.preflightFailed), .failure(.notKept), .failure(.nameNotText):
            self = .damaged
        case .failure: self = .other
        }
    }

    private init(_ error: BundleError) {
        switch error {
        case .untrustedSignature, .unsigned, .signatureInvalid: self = .untrusted
        case .readerTooOld, .formatTooNew: self = .other
        // This kiosk has no room for one more open file.
        case .file(_, _, EMFILE), .file(_, _, ENFILE), .file(_, _, ENOMEM): self = .other
        case .file, .notRegularFile: self = .unreadable
        default: self = .damaged
        }
    }
}
