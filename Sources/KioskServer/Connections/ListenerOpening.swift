/// The place at which a listener opens.
enum ListenerOpening: Hashable, Sendable {
    case address(ListenAddress)
    /// A socket that listens already, by its file descriptor.
    case inherited(Int32)
    /// A socket file, for this machine's own programs: whoever may open the file.
    case file(String)

    /// The address to be known by, until the opened socket tells its own.
    var nominalAddress: ListenAddress {
        switch self {
        case .address(let address): address
        case .inherited: .loopback(port: 0)
        // A client without a port means this by `Host: localhost`.
        case .file: .loopback(port: 80)
        }
    }
}
