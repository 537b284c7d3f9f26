internal import Glibc

extension SecretKey {
    /// Writes `NAME.sec`, readable by its owner only, and `NAME.pub` into a folder.
    ///
    /// - Throws: ``BundleError/file(path:call:errno:)``; with `EEXIST` where one of the files is there already, for a
    ///   key is never overwritten.
    package func write(intoFolder folder: String) throws(BundleError) {
        try Self.create("\(folder)/\(name).sec", encoded(), mode: 0o600)
        do throws(BundleError) {
            try Self.create("\(folder)/\(name).pub", publicKey.encoded(name: name), mode: 0o644)
        } catch {
            unlink("\(folder)/\(name).sec")
            throw error
        }
    }

    /// Half a key, or half a pair, would stand in the way of the next try: what fails leaves nothing.
    private static func create(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(BundleError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        do throws(BundleError) {
            var left = bytes[...]
            while !left.isEmpty {
                let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                guard count >= 0 else { throw .file(path: path, call: .write, errno: errno) }
                left.removeFirst(count)
            }
            guard fsync(descriptor) == 0 else { throw .file(path: path, call: .flush, errno: errno) }
        } catch {
            unlink(path)
            throw error
        }
    }
}
