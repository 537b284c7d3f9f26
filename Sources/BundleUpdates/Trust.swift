internal import CityBundle
internal import Files

/// Whose signatures count here: the installer's keys, until a bundle brings others.
package struct Trust: Sendable {
    /// The folder of the installer's keys.
    package var installerKeys: String

    package init(installerKeys: String) { self.installerKeys = installerKeys }

    /// The keys in force.
    func keys(of record: StateRecord, in state: StateFolder) throws(UpdateError) -> TrustedKeys {
        if record.isPutTogether, state.hasReceivedKeys { throw .recordLost(trust: state.trust) }
        // Somebody who removes all received sets goes back to the installer's on purpose.
        guard let keySet = record.keySet, Paths.isFolder(state.trust) else {
            do { return try TrustedKeys(folder: installerKeys) } catch {
                throw .keysUnreadable(folder: installerKeys, error)
            }
        }
        let folder = "\(state.trust)/\(keySet)"
        do { return try TrustedKeys(folder: folder) } catch { throw .keysLost(path: folder) }
    }
}

extension StateFolder {
    /// An installed bundle, if it is the one that the record names, and signed as it was.
    func open(
        _ identity: BundleIdentity,
        of record: StateRecord,
        trusting keys: TrustedKeys?
    ) throws(BundleError) -> OpenBundle {
        // Its signature was checked when it came, under keys that were replaced since.
        let isVouched = record.vouched.contains(identity.manifest)
        let bundle = try OpenBundle(path: bundlePath(of: identity), trust: isVouched ? nil : keys)
        guard bundle.manifestDigest.hex == identity.manifest else {
            throw .anotherBundle
        }
        return bundle
    }
}

/// The keys in a bundle: `trust/*.pub`, the complete set that shall replace the present one.
struct ReceivedKeys: Sendable {
    /// File name to bytes.
    let files: [(name: String, bytes: [UInt8])]
    /// The name of the folder under `trust/`.
    let folderName: String

    /// - Returns: `nil` for a bundle without keys.
    /// - Throws: ``UpdateError/keySetMalformed(file:)``.
    init?(in bundle: OpenBundle) throws(UpdateError) {
        let names = bundle.memberNames.filter { $0.rawValue.hasPrefix("trust/") }
        guard !names.isEmpty else { return nil }
        guard names.count <= 64 else { throw .keySetMalformed(file: bundle.path) }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names {
            let file = String(name.rawValue.dropFirst("trust/".count))
            guard file.hasSuffix(".pub"), !file.contains("/") else { throw .keySetMalformed(file: bundle.path) }
            let member: StoredMember?
            do { member = try bundle.member(name) } catch { throw .bundle(error, file: bundle.path) }
            guard let member, (try? PublicKey(decoding: member.inflated(), file: file)) != nil else {
                throw .keySetMalformed(file: bundle.path)
            }
            files.append((file, member.inflated()))
        }
        self.files = files
        folderName = Self.folderName(of: BundleIdentity(bundle))
    }

    static func folderName(of bundle: BundleIdentity) -> String {
        "\(bundle.securityEpoch)-\(bundle.manifest.prefix(16))"
    }

    /// Lays the keys down, durable. They count only when `state.json` names their folder.
    func write(into state: StateFolder) throws(UpdateError) {
        let folder = "\(state.trust)/\(folderName)"
        try state.files.makeFolder(state.trust)
        try state.files.makeFolder(folder)
        for (name, bytes) in files {
            try state.files.write(bytes, to: "\(folder)/\(name)")
            try state.files.flush("\(folder)/\(name)")
        }
        try state.files.flush(folder)
        try state.files.flush(state.trust)
        try state.files.flush(state.path)
    }
}
