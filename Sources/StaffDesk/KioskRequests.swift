internal import Glibc

/// The requests of the sandboxed server to the machine: each is an empty file in a folder that systemd's `.path` units
/// watch. The unit removes the file and does the work. The server does without a file what it may do itself.
package struct KioskRequests: Sendable {
    package enum Wish: String, Hashable, Sendable, CaseIterable {
        /// Look for a bundle on the stick again.
        case sync
        /// Back to the bundle before.
        case rollback
        /// Install the bundle that was sent away all the same.
        case installHeld = "install-held"
        case restartBrowser = "restart-browser"
    }

    package let folder: String

    /// - Returns: `nil` where there is no such folder: nobody would follow.
    package init?(folder: String) {
        guard access(folder, W_OK | X_OK) == 0 else { return nil }
        self.folder = folder
    }

    package func ask(_ wish: Wish) throws(DeskError) {
        try DeskFolder(folder).write([], to: wish.rawValue)
    }
}
