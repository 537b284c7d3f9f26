import Glibc

/// Exit codes, after sysexits(3). Units under `systemd/` rely on them.
enum OperatorExit: Int32, Sendable {
    case usage = 64
    case dataRefused = 65
    case missing = 66
    case unreachable = 69
    case disk = 74
    case notPermitted = 77
    case configuration = 78

    /// For a failed system call.
    init(errno code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .missing
        case EACCES, EPERM, EROFS: self = .notPermitted
        case EISDIR: self = .dataRefused
        default: self = .disk
        }
    }
}
