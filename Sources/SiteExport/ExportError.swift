package import CityBundle
package import Files

/// Why a site is not exported. Each case carries what an operator needs in order to act.
package enum ExportError: Error, Hashable, Sendable {
    /// The bundle is refused, or cannot be read.
    case bundle(BundleError)
    /// A file or a folder could not be read or written: which call, and its `errno`.
    case file(path: String, call: FileError.Call, errno: Int32)
    /// The folder to export into is a file, or a link.
    case notFolder(path: String, isLink: Bool)
    /// The folder to export into is where a volume is mounted: nothing can take its place.
    case mountPoint(path: String)
    /// The folder to export into holds something that no export has put there, or that somebody changed since. It is as
    /// it was.
    case folderNotOurs(path: String, found: Excerpt)
    /// The folder to export into became another one while an export worked. It is as it was.
    case folderReplaced(path: String)
    /// In the folder that holds the one to export into (`of`) nothing can be made.
    case parentFolder(path: String, of: String, errno: Int32)
    /// Another export is working on the same folder.
    case exportBusy(path: String)
    /// The folder had made room for a new one, which then could not take its place: it is at `at`.
    case folderAside(path: String, at: String)
    /// The new folder is there, but the disk has not confirmed it. The earlier one is still beside it.
    case publishedUnconfirmed(path: String)
    /// Whoever runs the program wished it to end. The folder is as it was.
    case interrupted
}

extension ExportError: CarriesFileError {
    package init(_ error: FileError) { self = .file(path: error.path, call: error.call, errno: error.errno) }

    /// What the system said of a call that failed; `nil` for anything else.
    var callErrno: Int32? {
        if case .file(_, _, let code) = self { code } else { nil }
    }
}

typealias OpenFolder = Files.OpenFolder<ExportError>
typealias OpenFile = Files.OpenFile<ExportError>
typealias Paths = Files.Paths<ExportError>
