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

    /// By epoch first, so that a bundle once packed under a wrong clock cannot block a fleet.
    package func isNewer(than other: BundleIdentity) -> Bool {
        (securityEpoch, contentVersion) > (other.securityEpoch, other.contentVersion)
    }

    /// The name of its folder under `bundles/`.
    var folderName: String { "\(contentVersion)-\(manifest.prefix(16))" }
}
