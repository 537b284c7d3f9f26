internal import Glibc

/// Takes mail out of the spool and to the mail system, one process at a time.
///
/// While it is on its way, a mail has another name. So one that comes meanwhile, a newer code, lies down beside it and
/// not over it, and does not go when the older one goes.
package final class MailHandover: Sendable {
    private let folder: String
    private let descriptor: Int32

    /// Waits until no other process hands mail over. Then all waits again that one which was cut off had on its way.
    ///
    /// - Returns: `nil` where there is no spool yet.
    package init?(_ spool: MailSpool) throws(DeskError) {
        folder = spool.folder
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw .file(path: folder, errno: errno) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .file(path: folder, errno: errno) }
        }
        for item in spool.leaving { try giveBack(item) }
    }

    deinit {
        // Runs for one that could not be opened, too.
        if descriptor >= 0 { close(descriptor) }
    }

    /// - Returns: the path under which it is on its way; `nil` where it does not wait any more.
    package func take(_ item: MailSpool.Item) throws(DeskError) -> String? {
        let leaving = path(item.leavingName)
        guard rename(path(item.fileName), leaving) == 0 else {
            guard errno == ENOENT else { throw .file(path: leaving, errno: errno) }
            return nil
        }
        return leaving
    }

    /// Lets it wait again, unless a newer one waits in its place by now: that one stands for both.
    ///
    /// - Returns: `false` where it was taken away meanwhile.
    @discardableResult
    package func giveBack(_ item: MailSpool.Item) throws(DeskError) -> Bool {
        // Unlike a renaming, a link does not take the place of what is there.
        let isHere = link(path(item.leavingName), path(item.fileName)) == 0 || errno == EEXIST
        guard isHere || errno == ENOENT else { throw .file(path: path(item.fileName), errno: errno) }
        try leave(item)
        return isHere
    }

    /// It has gone, or nobody needs it any more.
    package func leave(_ item: MailSpool.Item) throws(DeskError) {
        try DurableFile.remove(item.leavingName, in: folder)
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }
}
