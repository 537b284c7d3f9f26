internal import Database

/// Writes a bundle, member by member: it appears under its name whole and durable, or not at all.
///
/// The same members in the same order, with the same key, give the same bytes on any machine: rows carry one mode and
/// no time, compression is this program's own zlib at level 9, and the header's traces of who wrote are normalised
/// (`BundleHeader.swift`). Memory holds one member at a time, and the manifest.
package final class BundleWriter {
    /// Readable by all, writable by its owner: what `sqlite3 -Ax` gives the files.
    private static let mode = BundleRows.regularFileMode | 0o644

    private let file: PendingFile
    private let limits: BundleLimits
    private let progress: (BundleProgress) -> Void
    private let output: Output
    private var digests: [MemberName: Digest] = [:]
    private var total = BundleProgress()

    /// - Parameters:
    ///   - path: where the bundle will be; what is there now is replaced at the end.
    ///   - progress: called after each member.
    package init(
        path: String,
        limits: BundleLimits = .standard,
        progress: @escaping (BundleProgress) -> Void = { _ in }
    ) throws(BundleError) {
        file = try PendingFile(path: path)
        self.limits = limits
        self.progress = progress
        do { output = try Output(path: file.temporaryPath) } catch { throw .database(error) }
    }

    /// Compresses and adds a member.
    ///
    /// - Throws: ``BundleError/memberTwice(_:)``, ``BundleError/memberTooLarge(_:byteCount:limit:)``,
    ///   ``BundleError/tooManyMembers(limit:)``, ``BundleError/database(_:)``.
    package func add(_ name: MemberName, _ content: [UInt8]) throws(BundleError) {
        guard content.count <= limits.memberByteCount else {
            throw .memberTooLarge(name, byteCount: content.count, limit: limits.memberByteCount)
        }
        try add(StoredMember(name: name, content: content))
    }

    /// Adds a member as it is stored elsewhere.
    ///
    /// - Throws: as ``add(_:_:)``.
    package func add(_ member: StoredMember) throws(BundleError) {
        guard member.inflatedByteCount <= limits.memberByteCount else {
            throw .memberTooLarge(
                member.name,
                byteCount: member.inflatedByteCount,
                limit: limits.memberByteCount
            )
        }
        guard digests.count < limits.memberCount else { throw .tooManyMembers(limit: limits.memberCount) }
        guard digests.updateValue(member.digest, forKey: member.name) == nil else { throw .memberTwice(member.name) }
        try insert(member.name.rawValue, member.stored, inflatedByteCount: member.inflatedByteCount)
        total.count(member)
        progress(total)
    }

    /// Adds `bundle.json` and the manifest, and gives the file its name.
    ///
    /// - Parameters:
    ///   - info: its count of members is filled in here.
    ///   - key: signs the manifest; with `nil` the bundle is unsigned.
    @discardableResult
    package func finish(_ info: BundleInfo, key: SecretKey? = nil) throws(BundleError) -> Manifest {
        guard let name = try? MemberName(BundleInfo.memberFileName) else { preconditionFailure("a valid name") }
        var info = info
        info.counts.members = digests.count + 1
        try add(name, try info.encoded())
        let manifest = Manifest(listing: digests)
        try finish(manifest, signature: key.map { EmbeddedSignature(signing: manifest, with: $0) })
        return manifest
    }

    /// Adds the manifest, in a signature made elsewhere or as it is, and gives the file its name.
    package func finish(_ manifest: Manifest, signature: EmbeddedSignature?) throws(BundleError) {
        guard manifest.bytes.count <= limits.manifestByteCount else {
            throw .manifestTooLarge(byteCount: manifest.bytes.count, limit: limits.manifestByteCount)
        }
        let name = signature == nil ? OpenBundle.unsignedManifestName : OpenBundle.signedManifestName
        let bytes = signature?.encoded ?? manifest.bytes
        try insert(name, bytes, inflatedByteCount: bytes.count)
        do { try output.close() } catch { throw .database(error) }
        for (offset, value) in BundleHeader.normalised {
            try file.write(BundleHeader.bytes(of: value), at: offset)
        }
        try file.publish()
    }

    private func insert(_ name: String, _ data: [UInt8], inflatedByteCount: Int) throws(BundleError) {
        do {
            try output.insert(name, mode: Self.mode, inflatedByteCount: Int64(inflatedByteCount), data)
        } catch { throw .database(error) }
    }
}

extension BundleWriter {
    /// The table while it grows: one transaction without a journal, as a file that fails is thrown away whole.
    private final class Output {
        private var connection: Connection?
        private var statement: Statement?

        init(path: String) throws(DatabaseError) {
            let connection = try Connection(writing: path)
            try connection.execute(
                """
                PRAGMA page_size = \(BundleHeader.pageByteCount);
                PRAGMA encoding = 'UTF-8';
                PRAGMA auto_vacuum = NONE;
                PRAGMA locking_mode = EXCLUSIVE;
                PRAGMA journal_mode = OFF;
                PRAGMA synchronous = OFF;
                PRAGMA application_id = \(BundleHeader.applicationID);
                PRAGMA user_version = \(BundleHeader.newestFormat);
                BEGIN;
                \(BundleRows.schema)
                """
            )
            statement = try connection.prepare(
                "INSERT INTO sqlar(name, mode, mtime, sz, data) VALUES (?1, ?2, 0, ?3, ?4)"
            )
            self.connection = connection
        }

        func insert(_ name: String, mode: Int64, inflatedByteCount: Int64, _ data: [UInt8]) throws(DatabaseError) {
            guard let statement else { preconditionFailure("the bundle is finished") }
            try statement.bind(name, at: 1)
            try statement.bind(mode, at: 2)
            try statement.bind(inflatedByteCount, at: 3)
            try statement.bind(data, at: 4)
            _ = try statement.step()
            statement.reset()
        }

        func close() throws(DatabaseError) {
            try connection?.execute("COMMIT")
            statement = nil
            connection = nil
        }
    }
}
