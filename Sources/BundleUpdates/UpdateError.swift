package import CityBundle
package import Files

/// Why an update, a return or a start does not go on. Each case carries what an operator needs in order to act.
package enum UpdateError: Error, Hashable, Sendable {
    /// A bundle is refused, or its file cannot be read: which file, and why.
    case bundle(BundleError, file: String)
    /// The folder of the installer's keys cannot be read, or does not hold what it should.
    case keysUnreadable(folder: String, BundleError)
    /// A file or a folder of the state folder could not be read or written: which call, and its `errno`.
    case file(path: String, call: FileCall, errno: Int32)
    /// No source holds a file that could be a bundle.
    case nothingFound(sources: [String])
    /// A source cannot be read: why, as an `errno`.
    case sourceUnreadable(path: String, errno: Int32)
    /// A folder holds more bundles than are looked at.
    case tooManyCandidates(folder: String, limit: Int)
    /// A folder holds more names than are looked at.
    case tooManyNames(folder: String, limit: Int)
    /// The name of a bundle is not UTF-8; here it stands with `�` where it is not.
    case nameNotText(String, folder: String)
    /// The bundle is correctly signed, but of an epoch that this kiosk has left behind.
    case epochTooLow(file: String, found: Int64, highest: Int64)
    /// What the source offers is older, by its number, than what is installed; and that was packed under a clock that was
    /// years ahead, so that it keeps out whatever the office packs.
    case installedFromFuture(BundleIdentity, file: String, offered: BundleIdentity)
    /// The set of keys in the bundle cannot be read, so nobody could update this kiosk afterwards.
    case keySetMalformed(file: String)
    /// The keys that a bundle brought are not in the state folder any more.
    case keysLost(path: String)
    /// Which keys count is not known any more: the record that named them is lost, and there are sets in this folder.
    case recordLost(trust: String)
    /// The disk of the state folder has not enough room for another bundle, in bytes.
    case noRoom(needed: Int64, free: Int64)
    /// The bundle is intact, but the server could not answer this from it.
    case preflightFailed(file: String, reason: String)
    /// Read again, a file on a stick was not what had been written.
    case notKept(path: String)
    /// There is no earlier bundle to go back to.
    case nothingToReturnTo
    /// The earlier bundle is the one that was rejected.
    case previousRejected(BundleIdentity)
    /// No bundle was rejected, or it is not kept any more.
    case nothingRejected
    /// No bundle is installed.
    case nothingInstalled(state: String)
    /// Another server has this state folder.
    case alreadyServed(state: String)
    /// The path of the control socket is longer than the system takes.
    case socketPathTooLong(path: String)

    /// The system call that failed.
    package typealias FileCall = FileError.Call
}

extension UpdateError: CarriesFileError {
    package init(_ error: FileError) { self = .file(path: error.path, call: error.call, errno: error.errno) }
}

typealias Paths = Files.Paths<UpdateError>
typealias FileLock = Files.FileLock<UpdateError>
typealias OpenFile = Files.OpenFile<UpdateError>
typealias OpenFolder = Files.OpenFolder<UpdateError>
