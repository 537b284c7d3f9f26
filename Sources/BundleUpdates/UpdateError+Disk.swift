internal import CityBundle

extension UpdateError {
    /// What the system said where this kiosk's disk did not do what was asked of it; `nil` for anything else.
    package var diskErrno: Int32? {
        switch self {
        case .bundle(let error, _), .keysUnreadable(_, let error): error.diskErrno
        case .file(_, _, let code): code
        default: nil
        }
    }
}
