internal import Glibc

/// Files that appear under their names whole or not at all, wherever the power goes: written under another name, flushed,
/// renamed, and the folder that holds the name flushed.
package enum DurableFile<Failure: CarriesFileError> {
    /// - Parameters:
    ///   - path: what lies there is replaced; errors name it.
    ///   - temporary: in the same folder.
    package static func replace(
        _ path: String,
        with bytes: [UInt8],
        by temporary: String,
        mode: FileMode
    ) throws(Failure) {
        try replace(path, with: bytes, by: temporary, mode: mode) { file throws(Failure) in try file.close() }
    }

    /// - Parameter close: for tests, as no disk of theirs is full only when a file is closed.
    static func replace(
        _ path: String,
        with bytes: [UInt8],
        by temporary: String,
        mode: FileMode,
        close: (consuming OpenFile<Failure>) throws(Failure) -> Void
    ) throws(Failure) {
        let file = try OpenFile<Failure>(temporary, .emptied(mode), as: path)
        do throws(Failure) {
            try file.write(bytes)
            try file.flush()
            try close(file)
            try move(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Gives a flushed file its name, and makes the name last.
    package static func move(_ temporary: String, to path: String) throws(Failure) {
        guard rename(temporary, path) == 0 else { throw .last(path, .rename) }
        try flush(Paths<Failure>.folder(of: path), as: path)
    }

    /// Makes what a file holds last, or the names in a folder.
    ///
    /// - Parameter name: what errors call it instead of its path.
    package static func flush(_ path: String, as name: String? = nil) throws(Failure) {
        let file = try OpenFile<Failure>(path, .reading, as: name)
        // File systems that cannot flush a folder (network shares) say EINVAL: there is nothing more to do.
        guard retrying({ fsync(file.number) }) == 0 || errno == EINVAL else {
            throw .last(name ?? path, .flush)
        }
    }
}
