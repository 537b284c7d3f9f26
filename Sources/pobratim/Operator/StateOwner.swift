import BundleUpdates
import Files
import Glibc

/// A verb that root starts acts as the owner of the state folder, so that the server finds nothing there that it may
/// not replace.
enum StateOwner {
    static func become(ownerOf folder: String) throws(UpdateError) {
        var status = stat()
        guard geteuid() == 0, stat(folder, &status) == 0, status.st_uid != 0 else { return }
        guard setgroups(0, nil) == 0, setegid(status.st_gid) == 0, seteuid(status.st_uid) == 0 else {
            throw .file(path: folder, call: .open, errno: errno)
        }
    }
}
