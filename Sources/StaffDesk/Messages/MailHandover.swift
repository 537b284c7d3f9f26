internal import Files
internal import Glibc

/// Takes mail out of the spool and to the mail system, one process at a time.
///
/// While it is on its way, a mail has another name. So one that comes meanwhile, a newer code, lies down beside it and
/// not over it, and does not go when the older one goes.
package final class MailHandover: Sendable {
    private let folder: DeskFolder
    private let lock: FileLock<FileError>

    /// Waits until no other process hands mail over. Then all waits again that one which was cut off had on its way.
    ///
    /// - Returns: `nil` where there is no spool yet.
    package init?(_ spool: MailSpool) throws(DeskError) {
        folder = spool.files
        do throws(FileError) { lock = try FileLock(spool.folder, .folder) } catch {
            if error.errno == ENOENT { return nil }
            throw DeskError(error)
        }
        for item in spool.leaving { try giveBack(item) }
    }

    /// - Returns: the path under which it is on its way; `nil` where it does not wait any more.
    package func take(_ item: MailSpool.Item) throws(DeskError) -> String? {
        let leaving = folder.path(of: item.leavingName)
        guard rename(folder.path(of: item.fileName), leaving) == 0 else {
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
        let isHere = link(folder.path(of: item.leavingName), folder.path(of: item.fileName)) == 0 || errno == EEXIST
        guard isHere || errno == ENOENT else { throw .file(path: folder.path(of: item.fileName), errno: errno) }
        try leave(item)
        return isHere
    }

    /// It has gone, or nobody needs it any more.
    package func leave(_ item: MailSpool.Item) throws(DeskError) {
        try folder.remove(item.leavingName)
    }
}
