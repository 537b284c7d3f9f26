internal import CityBundle
internal import Files
internal import Glibc

/// Files on a stick or a share, which may be anything, and may stop being read at any byte.
enum SourceFile {
    /// What a stick holds is no link, no pipe and no device, and nothing there is waited for.
    static func checkRegular(_ path: String) throws(BundleError) {
        guard try Files.OpenFile<BundleError>(regular: path, isFollowing: false) != nil else {
            throw .notRegularFile(path: path)
        }
    }

    /// Where SQLite could not read the file, the stick is at fault, not the bundle.
    static func reason(for error: BundleError, reading path: String) -> BundleError {
        error.isUnread ? .file(path: path, call: .read, errno: EIO) : error
    }

    /// The same for the refusal of a bundle from this source.
    static func reason(for error: UpdateError, reading path: String) -> UpdateError {
        guard case .bundle(let inner, let file) = error, file == path else { return error }
        return .bundle(reason(for: inner, reading: path), file: file)
    }
}
