package import CityBundle
internal import Files

/// Unpacks a bundle into a folder: the same site without a server.
///
/// The folder appears whole or not at all (`PendingFolder.swift`), whatever happens and whoever else exports
/// (`ExportPlace.swift`). It holds the members, the manifest, and if wanted the gzip forms of texts; modes and times are
/// the same for the same bundle, whatever was there before (`ExportTimes.swift`). Every member is hashed against the
/// manifest as it leaves the bundle.
///
/// Where an earlier export lies there, it is hashed first, against its own manifest, and a folder that holds anything
/// else is refused (`ExportedFolder.swift`). Its files that need not change are taken over, not written again.
package struct BundleExport: Sendable {
    private let bundle: String
    private let folder: String
    private let trust: TrustedKeys?
    private let isPrecompressed: Bool
    private let limits: BundleLimits

    /// What an export is at. Numbers are members so far, and of how many.
    package enum Stage: Hashable, Sendable {
        /// Hashing the earlier export.
        case checking(done: Int, total: Int)
        case unpacking(done: Int, total: Int)
        /// Everything is handed to the disk.
        case flushing
        /// The new site is there; the earlier one is removed.
        case removing
    }

    /// What has been done; the site is published.
    package struct Outcome: Hashable, Sendable {
        package var signature: SignatureState
        /// Files in the folder.
        package var fileCount: Int
        /// Bytes of these files.
        package var byteCount: Int
        /// Files that were written, as they were not there, or otherwise, or with another time or mode.
        package var writtenFileCount: Int
        /// Files of the earlier export that are not there any more.
        package var goneFileCount: Int
        package var remarks: [Remark]
    }

    /// What somebody should look at, though the site is published.
    package enum Remark: Hashable, Sendable {
        /// Something was in a folder that had to go, and no export has put it there: it is in this folder now.
        case kept(path: String, found: Excerpt)
        /// A folder of an earlier export is still there, and not needed.
        case notRemoved(path: String, ExportError)
    }

    /// - Parameters:
    ///   - bundle: the bundle.
    ///   - folder: where it goes: nothing, an empty folder, or an earlier export.
    ///   - trust: whose signature is wanted; with `nil` none.
    ///   - isPrecompressed: whether texts get their gzip form beside them.
    package init(
        _ bundle: String,
        to folder: String,
        trust: TrustedKeys? = nil,
        isPrecompressed: Bool,
        limits: BundleLimits = .standard
    ) {
        self.bundle = bundle
        self.folder = folder
        self.trust = trust
        self.isPrecompressed = isPrecompressed
        self.limits = limits
    }

    /// - Parameters:
    ///   - visit: gets each member's content. Threads call it side by side.
    ///   - progress: one call after the other.
    ///   - isStopped: whether to give up. Once the site is published, that is not asked. Threads call it side by side.
    package func run(
        visit: @escaping @Sendable (MemberName, [UInt8]) -> Void = { _, _ in },
        progress: @escaping @Sendable (Stage) -> Void = { _ in },
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(ExportError) -> Outcome {
        let place = try ExportPlace(path: folder)
        let lock = try ExportLock(place)
        defer { withExtendedLifetime(lock) {} }
        var remarks = try ExportLeftovers(place: place, limits: limits).clear()

        let bundle = try opened()
        let earlier = try ExportedFolder(at: place, limits: limits)
        try earlier?.checkNames()
        try earlier?.checkBytes(progress: { progress(.checking(done: $0, total: $1)) }, isStopped: isStopped)

        let manifest = bundle.manifestFile
        let names = ExportedNames(bundle.manifest, manifestName: manifest.name)
        let times = ExportTimes(contentVersion: bundle.info.contentVersion)
        let pending = try PendingFolder(place, lock, names: names, times: times, limits: limits)
        let unpacking = MemberUnpacking(
            bundle,
            names: names,
            over: earlier,
            into: pending,
            isPrecompressed: isPrecompressed
        )
        let figures = try unpacking.run(
            manifest: manifest.bytes,
            visit: visit,
            progress: { progress(.unpacking(done: $0, total: $1)) },
            isStopped: isStopped
        )

        progress(.flushing)
        try pending.finish()
        let goneFileCount = try earlier.map { earlier throws(ExportError) in try pending.missingFileCount(of: earlier) }
        if isStopped() { throw .interrupted }
        if let replaced = try pending.publish(replacing: earlier?.folder) {
            progress(.removing)
            remarks += [ExportSweep(place: place, limits: limits).remove(replaced)].compactMap(\.self)
        }
        return Outcome(
            signature: bundle.signature,
            fileCount: figures.fileCount,
            byteCount: figures.byteCount,
            writtenFileCount: figures.writtenFileCount,
            goneFileCount: goneFileCount ?? 0,
            remarks: remarks
        )
    }
}

extension BundleExport {
    private func opened() throws(ExportError) -> OpenBundle {
        do { return try OpenBundle(path: bundle, trust: trust, limits: limits) } catch { throw .bundle(error) }
    }
}

extension OpenBundle {
    /// The file that lists the others, and its name.
    fileprivate var manifestFile: (name: String, bytes: [UInt8]) {
        if let embeddedSignature { return (Self.signedManifestName, embeddedSignature.encoded) }
        return (Self.unsignedManifestName, manifest.bytes)
    }
}
