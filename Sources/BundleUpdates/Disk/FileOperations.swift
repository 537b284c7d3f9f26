/// Every way in which an update changes the disk, and how much room there is, so that a test can record them, or lose what was not flushed.
///
/// Nothing is durable before ``flush(_:)``: of a file its bytes, of a folder the names in it.
package protocol FileOperations: Sendable {
    /// An existing folder is fine.
    func makeFolder(_ path: String) throws(UpdateError)
    /// Creates the file, or empties it first.
    func write(_ bytes: [UInt8], to path: String) throws(UpdateError)
    func flush(_ path: String) throws(UpdateError)
    /// Replaces what has the new name.
    func rename(_ path: String, to newPath: String) throws(UpdateError)
    /// Makes a symbolic link.
    func link(to target: String, at path: String) throws(UpdateError)
    /// Removes a file, a link or an empty folder. One that is not there is fine.
    func remove(_ path: String) throws(UpdateError)
    /// Bytes that may still be written into this folder.
    func freeByteCount(_ path: String) throws(UpdateError) -> Int64
}
