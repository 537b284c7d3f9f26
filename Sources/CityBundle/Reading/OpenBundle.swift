internal import Synchronization

/// A bundle on disk, opened as a file that anybody may have made. Opening it checks its signature, its schema and its list
/// of names; the bytes of a member are checked each time it is read (``VerifiedMembers``).
///
/// Threads may share it; they read one after the other.
package final class OpenBundle: PageSource {
    package static let signedManifestName = "MANIFEST.sig"
    package static let unsignedManifestName = "MANIFEST"

    package let path: String
    package let manifest: Manifest
    package let info: BundleInfo
    package let signature: SignatureState
    /// What `MANIFEST.sig` holds; `nil` for an unsigned bundle.
    package let embeddedSignature: EmbeddedSignature?
    private let limits: BundleLimits
    private let rows: Mutex<BundleRows>
    private let verified: VerifiedMembers
    /// The rows of members that were hashed in full and are read in pieces since.
    private let verifiedInPieces = Mutex<Set<Int64>>([])

    /// - Parameter trust: whose signature is wanted; with `nil` any bundle is opened, unsigned ones too, and
    ///   ``signature`` tells.
    package init(path: String, trust: TrustedKeys? = nil, limits: BundleLimits = .standard) throws(BundleError) {
        let rows = try BundleRows(path: path, limits: limits)
        let (manifest, signature, embedded) = try Self.manifest(in: rows, trust: trust, limits: limits)
        let manifestName = embedded == nil ? Self.unsignedManifestName : Self.signedManifestName
        try Self.matchNames(of: manifest, besides: manifestName, in: rows)
        guard let infoName = try? MemberName(BundleInfo.memberFileName) else { preconditionFailure("a valid name") }
        guard let expected = manifest.digest(of: infoName) else { throw .memberMissing(infoName) }
        let row = try Self.row(of: infoName, in: rows)
        guard row.inflatedByteCount <= BundleInfo.maximumByteCount else { throw .infoMalformed(.tooLarge) }
        let stored = try Self.stored(infoName, at: row, in: rows, limits: limits)
        let info = try BundleInfo(
            decoding: Self.opened(infoName, expected: expected, at: row, stored).member.inflated()
        )
        guard info.counts.members == manifest.count else {
            throw .memberCount(expected: manifest.count, found: info.counts.members)
        }
        self.path = path
        self.manifest = manifest
        self.info = info
        self.signature = signature
        embeddedSignature = embedded
        self.limits = limits
        self.rows = Mutex(rows)
        // The manifest has a row, too.
        verified = VerifiedMembers(count: manifest.count + 1)
    }

    package var manifestDigest: Digest { manifest.digest }

    package var memberNames: [MemberName] { manifest.names }

    package func contains(_ name: MemberName) -> Bool { manifest.contains(name) }

    package func member(_ name: MemberName) throws(BundleError) -> StoredMember? {
        guard let expected = manifest.digest(of: name) else { return nil }
        let (row, stored) = try rows.withLock { rows throws(BundleError) -> (BundleRows.Row, [UInt8]) in
            let row = try Self.row(of: name, in: rows)
            return (row, try Self.stored(name, at: row, in: rows, limits: limits))
        }
        // Inflated and hashed outside, so that readers wait for each other's disk alone.
        if let crc32 = verified.crc32(of: stored, in: row, expected: expected) {
            return StoredMember(
                verified: name,
                stored: stored,
                digest: expected,
                inflatedByteCount: row.inflatedByteCount,
                crc32: crc32
            )
        }
        let member = try Self.opened(name, expected: expected, at: row, stored).member
        verified.insert(stored, inflatingTo: member.crc32, in: row, expected: expected)
        return member
    }

    package func pieces(of name: MemberName, largerThan byteCount: Int) throws(BundleError) -> (any MemberPieces)? {
        guard let expected = manifest.digest(of: name) else { return nil }
        let row = try rows.withLock { rows throws(BundleError) in try Self.row(of: name, in: rows) }
        guard row.storedByteCount == row.inflatedByteCount, row.storedByteCount > byteCount,
            row.storedByteCount <= limits.memberByteCount
        else { return nil }
        let pieces = StoredPieces(row, in: self, digest: expected)
        if !verifiedInPieces.withLock({ $0.contains(row.id) }) {
            try Self.verify(pieces, name)
            pieces.close()
            verifiedInPieces.withLock { _ = $0.insert(row.id) }
        }
        return pieces
    }

    func open(_ row: BundleRows.Row) throws(BundleError) -> BundleRows.Ticket {
        try rows.withLock { rows throws(BundleError) in try rows.open(row) }
    }

    func bytes(in range: Range<Int>, of ticket: BundleRows.Ticket) throws(BundleError) -> [UInt8] {
        try rows.withLock { rows throws(BundleError) in try rows.bytes(in: range, of: ticket) }
    }

    func close(_ ticket: BundleRows.Ticket) { rows.withLock { $0.close(ticket) } }

    /// Other readers go on between two pieces.
    private static func verify(_ pieces: StoredPieces, _ name: MemberName) throws(BundleError) {
        var hasher = Digest.Hasher()
        var offset = 0
        while offset < pieces.byteCount {
            let end = min(offset + StoredPieces.pieceByteCount, pieces.byteCount)
            hasher.update(try pieces.bytes(in: offset..<end))
            offset = end
        }
        let found = hasher.finished()
        guard found == pieces.digest else { throw .memberAltered(name, expected: pieces.digest, found: found) }
    }
}

extension OpenBundle {
    /// Reads every member once, in the order of the file, each hashed against the manifest, and checks that the table
    /// holds what its index lists and nothing more. It has a connection of its own: readers go on meanwhile.
    func forEachMember(_ body: (StoredMember) throws(BundleError) -> Void) throws(BundleError) {
        try forEachContent { member, _ throws(BundleError) in try body(member) }
    }

    /// The same, with each member's content.
    ///
    /// - Parameter isWanted: says of the number of a row whether its data is read. All the names are checked always, so
    ///   that readers may share the rows out among them.
    package func forEachContent(
        where isWanted: (Int) -> Bool = { _ in true },
        _ body: (StoredMember, [UInt8]) throws(BundleError) -> Void
    ) throws(BundleError) {
        let rows = try BundleRows(path: path, limits: limits)
        let manifestName = signature == .unsigned ? Self.unsignedManifestName : Self.signedManifestName
        var pending: [Int64: Manifest.Line?] = [:]
        try Self.matchNames(of: manifest, besides: manifestName, in: rows) { id, line in
            pending.updateValue(line, forKey: id)
        }
        var number = 0
        try rows.forEachRow { text, id, row throws(BundleError) in
            defer { number += 1 }
            guard let listed = pending.removeValue(forKey: id) else { throw .memberUnlisted(Excerpt(text)) }
            guard let line = listed else {
                guard text == manifestName else { throw .memberUnlisted(Excerpt(text)) }
                return
            }
            let name = manifest.name(of: line)
            guard text == name.rawValue else { throw .memberUnlisted(Excerpt(text)) }
            guard let row else { throw .memberMalformed(name, .row) }
            guard isWanted(number) else { return }
            let expected = manifest.digest(of: line)
            let stored = try Self.stored(name, at: row, in: rows, limits: limits)
            let (member, content) = try Self.opened(name, expected: expected, at: row, stored)
            try body(member, content)
        }
        for case .some(let line) in pending.values { throw .memberMissing(manifest.name(of: line)) }
    }

    /// Walks the names of the table and the lines of the manifest side by side; both are in order, so neither can hold
    /// a name more, nor one twice. No data is read.
    ///
    /// - Parameter body: gets the id of each row and its line; `nil` for the manifest's own row.
    private static func matchNames(
        of manifest: Manifest,
        besides manifestName: String,
        in rows: BundleRows,
        _ body: (Int64, Manifest.Line?) -> Void = { _, _ in }
    ) throws(BundleError) {
        let manifestName = Array(manifestName.utf8)
        var isManifestSeen = false
        var start = 0
        try rows.forEachName { name, id throws(BundleError) in
            if !isManifestSeen, ByteOrder(name, manifestName.span) == .same {
                isManifestSeen = true
                body(id, nil)
                return
            }
            guard let line = manifest.line(at: start) else { throw .memberUnlisted(Excerpt(utf8: name)) }
            switch ByteOrder(manifest.bytes.span.extracting(line.name), name) {
            case .before: throw .memberMissing(manifest.name(of: line))
            case .after: throw .memberUnlisted(Excerpt(utf8: name))
            case .same:
                body(id, line)
                start = line.end
            }
        }
        if let line = manifest.line(at: start) { throw .memberMissing(manifest.name(of: line)) }
    }

    private static func manifest(
        in rows: BundleRows,
        trust: TrustedKeys?,
        limits: BundleLimits
    ) throws(BundleError) -> (Manifest, SignatureState, EmbeddedSignature?) {
        let signed = try rows.row(named: signedManifestName, or: .signatureMalformed)
        let unsigned = try rows.row(named: unsignedManifestName, or: .manifestMalformed(line: 1, offset: 0))
        switch (signed, unsigned) {
        case (nil, nil): throw .manifestMissing
        case (.some, .some): throw .manifestTwice
        case (nil, .some(let row)):
            guard trust == nil else { throw .unsigned }
            try check(row, limit: limits.manifestByteCount, or: .manifestMalformed(line: 1, offset: 0))
            return (try Manifest(decoding: try rows.data(of: row), limits: limits), .unsigned, nil)
        case (.some(let row), nil):
            let limit = limits.manifestByteCount + EmbeddedSignature.maximumHeadByteCount
            try check(row, limit: limit, or: .signatureMalformed)
            let signature = try embeddedSignature(at: row, in: rows, trust: trust)
            // The signature first: of an untrusted manifest nothing is read.
            let state: SignatureState =
                if let trust {
                    .trusted(try trust.signer(of: signature).id)
                } else {
                    .unchecked(signature.keyID)
                }
            return (try Manifest(decoding: signature.message, limits: limits), state, signature)
        }
    }

    /// The two lines of the signature name the key. Where nobody knows it, the manifest takes no memory.
    private static func embeddedSignature(
        at row: BundleRows.Row,
        in rows: BundleRows,
        trust: TrustedKeys?
    ) throws(BundleError) -> EmbeddedSignature {
        let ticket = try rows.open(row)
        defer { rows.close(ticket) }
        let beginning = 0..<min(row.storedByteCount, EmbeddedSignature.maximumHeadByteCount)
        let head = try EmbeddedSignature.Head(decoding: try rows.bytes(in: beginning, of: ticket))
        if let trust, !trust.knows(head.keyID) { throw .untrustedSignature(head.keyID) }
        try checkLargeManifest(of: row.storedByteCount, in: rows)
        let message = try rows.bytes(in: head.bytes.count..<row.storedByteCount, of: ticket)
        return EmbeddedSignature(head, message: message)
    }

    /// Nothing but the whole manifest can be checked against a signature, so it takes its memory first. A large one is
    /// believed where the index has the names for its lines.
    private static func checkLargeManifest(of byteCount: Int, in rows: BundleRows) throws(BundleError) {
        guard byteCount > 4 << 20 else { return }
        var room = EmbeddedSignature.maximumHeadByteCount
        try rows.forEachName { name, _ throws(BundleError) in
            room += Manifest.byteCountBesideName + name.count
            guard room <= Int(Int32.max) else { throw .manifestTooLarge(byteCount: byteCount, limit: room) }
        }
        guard byteCount <= room else { throw .manifestTooLarge(byteCount: byteCount, limit: room) }
    }

    /// A manifest is stored uncompressed.
    private static func check(_ row: BundleRows.Row, limit: Int, or fault: BundleError) throws(BundleError) {
        guard row.storedByteCount <= limit else {
            throw .manifestTooLarge(byteCount: row.storedByteCount, limit: limit)
        }
        guard row.storedByteCount == row.inflatedByteCount else { throw fault }
    }

    private static func row(of name: MemberName, in rows: BundleRows) throws(BundleError) -> BundleRows.Row {
        guard let row = try rows.row(named: name.rawValue, or: .memberMalformed(name, .row)) else {
            throw .memberMissing(name)
        }
        return row
    }

    private static func stored(
        _ name: MemberName,
        at row: BundleRows.Row,
        in rows: BundleRows,
        limits: BundleLimits
    ) throws(BundleError) -> [UInt8] {
        guard row.inflatedByteCount <= limits.memberByteCount else {
            throw .memberTooLarge(name, byteCount: row.inflatedByteCount, limit: limits.memberByteCount)
        }
        return try rows.data(of: row)
    }

    private static func opened(
        _ name: MemberName,
        expected: Digest,
        at row: BundleRows.Row,
        _ stored: [UInt8]
    ) throws(BundleError) -> (member: StoredMember, content: [UInt8]) {
        let opened = try StoredMember.opened(
            name: name,
            stored: stored,
            inflatedByteCount: row.inflatedByteCount
        )
        guard opened.member.digest == expected else {
            throw .memberAltered(name, expected: expected, found: opened.member.digest)
        }
        return opened
    }
}
