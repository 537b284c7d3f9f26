package import CityBundle

/// Which bundle, and where it stands in the order of bundles.
package struct BundleIdentity: Codable, Hashable, Sendable {
    package var contentVersion: Int64
    package var securityEpoch: Int64
    /// SHA-256 of the manifest's lines: 64 digits, lower case.
    package var manifest: String

    package init(contentVersion: Int64, securityEpoch: Int64, manifest: String) {
        self.contentVersion = contentVersion
        self.securityEpoch = securityEpoch
        self.manifest = manifest
    }

    package init(_ bundle: OpenBundle) {
        self.init(
            contentVersion: bundle.info.contentVersion,
            securityEpoch: bundle.info.securityEpoch,
            manifest: bundle.manifestDigest.hex
        )
    }

    /// When it was packed, in seconds since 1970, where its version is such a time: from September 2001, as versions
    /// that somebody counts by hand stay below, to the end of the year 9999.
    package var packingTime: Int64? {
        (1_000_000_000...253_402_300_799).contains(contentVersion) ? contentVersion : nil
    }

    /// Tells whether it was packed under a clock that was ahead, as far as a kiosk can tell: the kiosk's own clock has
    /// passed the time at which `later` was packed, so it does not stand at some time long ago, and has not come to
    /// this one.
    func isAhead(of later: BundleIdentity, now: Int64) -> Bool {
        guard securityEpoch == later.securityEpoch, let packed = packingTime, let other = later.packingTime else {
            return false
        }
        return other <= now && packed > now + 86_400
    }

    /// By epoch first, so that a bundle once packed under a wrong clock cannot block a fleet.
    package func isNewer(than other: BundleIdentity) -> Bool {
        (securityEpoch, contentVersion) > (other.securityEpoch, other.contentVersion)
    }

    /// The name of its folder under `bundles/`.
    var folderName: String { "\(contentVersion)-\(manifest.prefix(16))" }
}
