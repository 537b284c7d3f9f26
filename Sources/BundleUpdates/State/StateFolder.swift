internal import CityBundle
internal import Files

/// What a kiosk keeps between two starts.
///
/// ```
/// state.json                         what is installed: see StateRecord
/// state-copy.json                    the same once more, for the day when that one cannot be read
/// reserve                            room for both on a full disk: see Reserve
/// bundles/<version>-<hash>/bundle.pobratim
/// current, previous                  symbolic links to two of these, for people and other programs
/// staging/                           an update that is being made; whatever is left there is swept
/// trust/<set>/*.pub                  keys that a bundle brought
/// syncs.json                         what became of the last updates: see SyncReports
/// outbox/*.age                       letters for the office, encrypted, ready to go: see Outbox
/// lock                               held by a sync for as long as it works
/// state.lock                         held for the moment in which state.json and the links are replaced
/// control                            the running server's socket
/// pages                              the socket at which the server's watchdog asks it for a page
/// server.lock                        held by the running server for as long as it lives
/// desk.sqlite                        accounts, messages, usage counts: see StaffDesk
/// mail/                              mail that waits to be sent: see DeskFiles
/// ```
package struct StateFolder: Sendable {
    package let path: String
    let files: any FileOperations

    package init(_ path: String, files: any FileOperations = DiskFiles()) {
        self.path = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.files = files
    }

    var recordPath: String { "\(path)/state.json" }
    var recordCopyPath: String { "\(path)/state-copy.json" }
    /// Held for the moment in which the record is replaced, or things that it does not name are removed.
    var recordLockPath: String { "\(path)/state.lock" }
    var reserve: Reserve { Reserve(path: "\(path)/reserve", files: files) }
    var bundles: String { "\(path)/bundles" }
    var staging: String { "\(path)/staging" }
    var trust: String { "\(path)/trust" }
    package var controlPath: String { "\(path)/control" }
    var serverLockPath: String { "\(path)/server.lock" }

    func folder(of identity: BundleIdentity) -> String { "\(bundles)/\(identity.folderName)" }
    package func bundlePath(of identity: BundleIdentity) -> String { "\(folder(of: identity))/bundle.pobratim" }
    /// The derived index lies beside the bundle.
    static func searchIndexPath(besideBundle path: String) -> String { "\(Paths.folder(of: path))/search.sqlite" }

    /// Tells whether there is such a folder; it may stand behind a link.
    var isThere: Bool { Paths.leadsToFolder(path) }

    /// Makes the folders that are missing.
    package func prepare() throws(UpdateError) {
        for folder in [path, bundles, staging] where !Paths.leadsToFolder(folder) {
            // A file or a broken link in the place of a folder is nothing that was put there on purpose.
            if folder != path { try files.remove(folder) }
            try files.makeFolder(folder)
            try files.flush(Paths.folder(of: folder))
        }
        reserve.lay()
    }

    /// Held for a whole update, so that two never work at once.
    var updateLockPath: String { "\(path)/lock" }
}
