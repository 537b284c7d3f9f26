internal import Glibc
internal import SystemPackage

// swift-system opens, reads, writes and closes, and makes such a call once more when a signal breaks it off. What it lacks
// goes through here, and so does every error.

/// Makes a call once more as long as a signal breaks it off.
///
/// - Returns: what the call returned. It is negative where the call failed, for the reason in `errno`.
@discardableResult
func retrying<Count: SignedInteger>(_ call: () -> Count) -> Count {
    while true {
        let count = call()
        if count >= 0 || errno != EINTR { return count }
    }
}

extension CarriesFileError {
    /// The error of a call that has just failed.
    static func last(_ path: String, _ call: FileError.Call) -> Self {
        Self(FileError(path: path, call: call, errno: Glibc.errno))
    }

    /// Runs a call of swift-system.
    static func translating<Value>(
        _ path: String,
        _ call: FileError.Call,
        _ body: () throws -> Value
    ) throws(Self) -> Value {
        do { return try body() } catch let code as Errno {
            throw Self(FileError(path: path, call: call, errno: code.rawValue))
        } catch {
            preconditionFailure("swift-system throws nothing but Errno")
        }
    }
}
