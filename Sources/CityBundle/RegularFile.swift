internal import Files

typealias DurableFile = Files.DurableFile<BundleError>
typealias Paths = Files.Paths<BundleError>

/// A file open for reading that is surely a regular one: not a pipe that never answers, not a device that acts when it
/// is opened.
struct RegularFile: ~Copyable {
    let path: String
    let byteCount: Int
    private let file: OpenFile<BundleError>

    /// - Throws: ``BundleError/file(path:call:errno:)``, ``BundleError/notRegularFile(path:)``.
    init(path: String) throws(BundleError) {
        guard let file = try OpenFile<BundleError>(regular: path) else { throw .notRegularFile(path: path) }
        let byteCount = Int(try file.status().byteCount)
        self.path = path
        self.byteCount = byteCount
        self.file = file
    }

    /// The first `count` bytes, or fewer where the file is shorter.
    func prefix(_ count: Int) throws(BundleError) -> [UInt8] { try bytes(count: count, at: 0) }

    /// `count` bytes from an offset on, or fewer where the file ends before.
    func bytes(count: Int, at offset: Int) throws(BundleError) -> [UInt8] {
        try file.bytes(count: max(0, min(count, byteCount - offset)), at: offset)
    }
}
