internal import Files
internal import Glibc

extension SecretKey {
    /// Writes `NAME.sec`, readable by its owner only, and `NAME.pub` into a folder.
    ///
    /// - Throws: ``BundleError/file(path:call:errno:)``; with `EEXIST` where one of the files is there already, for a
    ///   key is never overwritten.
    package func write(intoFolder folder: String) throws(BundleError) {
        try Self.create("\(folder)/\(name).sec", encoded(), mode: .ownFile)
        do throws(BundleError) {
            try Self.create("\(folder)/\(name).pub", publicKey.encoded(name: name), mode: .publicFile)
        } catch {
            unlink("\(folder)/\(name).sec")
            throw error
        }
    }

    /// Half a key, or half a pair, would stand in the way of the next try: what fails leaves nothing.
    private static func create(_ path: String, _ bytes: [UInt8], mode: FileMode) throws(BundleError) {
        let file = try OpenFile<BundleError>(path, .new(mode))
        do throws(BundleError) {
            try file.write(bytes)
            try file.flush()
            try file.close()
        } catch {
            unlink(path)
            throw error
        }
    }
}
