internal import CityBundle
internal import Files

/// Letters for the office: `outbox/*.age` of the state folder, encrypted, each complete.
///
/// Who made a letter removes it when it has arrived, or is old enough. Until then every stick takes it along. Beside one
/// that lies on a stick stands a ``LeftNote``.
struct Outbox {
    static let folderName = "outbox"
    /// The letters of a stick lie apart from other things, under their own names.
    static let stickFolderName = "pobratim-outbox"
    private static let maximumByteCount = 64 << 20

    let state: StateFolder

    private var folder: String { "\(state.path)/\(Self.folderName)" }

    /// Names of the letters that are ready, sorted.
    func names() throws(UpdateError) -> [String] {
        guard Paths.isFolder(folder) else { return [] }
        return try Paths.names(in: folder).filter { $0.hasSuffix(".age") && !$0.hasPrefix(".") }
    }

    /// - Returns: `nil` where it is gone since, or is no letter.
    func read(_ name: String) throws(UpdateError) -> [UInt8]? {
        let path = "\(folder)/\(name)"
        guard Paths.isRegularFile(path), Paths.byteCount(path) <= Self.maximumByteCount else { return nil }
        return try Paths.read(path, atMost: Self.maximumByteCount)
    }

    /// The stick has this letter for certain.
    func noteLeft(_ name: String, _ digest: Digest) throws(UpdateError) {
        try state.files.replace("\(folder)/\(LeftNote.name(of: name))", with: LeftNote.bytes(digest))
    }
}
