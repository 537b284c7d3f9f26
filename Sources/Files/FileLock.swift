internal import Synchronization

/// A lock file that is held until it is let go of, or the process ends, however it ends.
package final class FileLock<Failure: CarriesFileError>: Sendable {
    private let file: Mutex<OpenFile<Failure>?>

    /// Waits until the lock is free.
    ///
    /// - Parameters:
    ///   - access: the file is made where it is missing; a folder has to be there.
    ///   - onWait: called once, if somebody else holds it.
    package init(
        _ path: String,
        _ access: FileAccess = .kept(.publicFile),
        onWait: () -> Void = {}
    ) throws(Failure) {
        let file = try OpenFile<Failure>(path, access)
        if try !file.lockIfFree() {
            onWait()
            try file.lock()
        }
        self.file = Mutex(file)
    }

    /// - Returns: `nil` when somebody else holds it.
    package init?(ifFree path: String) throws(Failure) {
        let file = try OpenFile<Failure>(path, .kept(.publicFile))
        guard try file.lockIfFree() else { return nil }
        self.file = Mutex(file)
    }

    deinit { letGo() }

    package func letGo() {
        file.withLock { file in
            // A file whose `close` fails may stay open, and must not keep the lock.
            file?.unlock()
            file = nil
        }
    }

    /// Waits until the lock is free, and holds it while `body` runs.
    package static func hold<Result>(
        _ path: String,
        onWait: () -> Void = {},
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let lock = try FileLock(path, onWait: onWait)
        defer { lock.letGo() }
        return try body()
    }

    /// - Returns: `nil` when somebody else holds it.
    package static func holdIfFree<Result>(
        _ path: String,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard let lock = try FileLock(ifFree: path) else { return nil }
        defer { lock.letGo() }
        return try body()
    }
}
