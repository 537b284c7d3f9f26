internal import CityBundle

/// How an update ended, as far as a sign on the screen can tell it to whoever holds the stick.
package enum UpdateSign: String, Codable, Hashable, Sendable, CaseIterable {
    /// Another bundle is installed, or a damaged one is whole again.
    case done
    /// What is installed is the same or newer.
    case same
    /// Refused: nobody who counts here has signed it.
    case untrusted
    /// Refused: it is not what was packed, or cannot be read.
    case damaged
    /// Refused: such bundles are not installed any more, or this one was sent away before.
    case old
    /// The sources hold no bundle.
    case empty
    /// The kiosk has no room for it.
    case room
    /// Something else of the kiosk does not allow it.
    case other

    init(_ result: Result<UpdateOutcome, UpdateError>) {
        switch result {
        case .success(.installed), .success(.healed): self = .done
        case .success(.same), .success(.older), .success(.wouldInstall): self = .same
        case .success(.held), .failure(.epochTooLow): self = .old
        case .failure(.bundle(let error, _)): self = Self(error)
        case .failure(.nothingFound): self = .empty
        case .failure(.noRoom): self = .room
        case .failure(let error) where error.isDiskFull: self = .room
        case .failure(.keySetMalformed), .failure(.trialFailed), .failure(.notKept), .failure(.sourceUnreadable),
            .failure(.nameNotText):
            self = .damaged
        case .failure: self = .other
        }
    }

    private init(_ error: BundleError) {
        switch error {
        case .untrustedSignature, .unsigned, .signatureInvalid: self = .untrusted
        case .readerTooOld, .formatTooNew, .noKeys: self = .other
        default: self = .damaged
        }
    }
}
