/// Why the server does not start, or stopped unasked.
package enum ServeError: Error, Hashable, Sendable {
    /// A setting makes no sense.
    case setting(Setting)
    /// The address could not be opened; `errno` where the system gave one (98 in use, 99 not ours, 13 not allowed).
    case cannotListen(ListenAddress, errno: Int32?)
    /// The system closed a listener although nobody asked for it.
    case listenerClosed

    /// The settings that are checked.
    package enum Setting: Hashable, Sendable {
        case cacheSize, threadCount, connectionCount, timeout
        /// Not a DNS name in lower case.
        case hostName
        /// The public listener has the address of the kiosk's own.
        case listenersAreOne
    }
}
