internal import Glibc
internal import Synchronization

/// A socket of this machine, and lines through it.
package final class LocalSocket: Sendable {
    package enum Kind: Hashable, Sendable {
        case stream
        case datagram
    }

    private let descriptor: Int32
    private let isClosed = Atomic(false)

    package init(_ kind: Kind) throws(FileError) {
        let type = kind == .stream ? SOCK_STREAM : SOCK_DGRAM
        descriptor = socket(AF_UNIX, Int32(type.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .last("control", .socket) }
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close() }

    /// Nothing may be done with it afterwards.
    package func close() {
        guard descriptor >= 0, !isClosed.exchange(true, ordering: .relaxed) else { return }
        Glibc.close(descriptor)
    }

    /// Ends what is said in both directions, and wakes whoever waits in ``accept()``.
    package func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// No single sending, receiving or connecting takes longer.
    package func limit(to time: Duration) {
        let (seconds, attoseconds) = time.components
        var limit = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// - Returns: 0, or why not: an `errno`.
    package func connect(to address: LocalAddress) -> Int32 {
        address.with { Glibc.connect(descriptor, $0, $1) == 0 ? 0 : errno }
    }

    /// Takes an address in the file system, for its owner alone, and waits there for others.
    ///
    /// - Returns: 0, or why not: an `errno`.
    package func listen(at address: LocalAddress, queue: Int32) -> Int32 {
        let isBound = address.with { bind(descriptor, $0, $1) == 0 }
        let isListening = isBound && chmod(address.name, 0o600) == 0 && Glibc.listen(descriptor, queue) == 0
        return isListening ? 0 : errno
    }

    /// Waits for somebody to connect.
    ///
    /// - Returns: `nil` when the socket was shut down.
    package func accept() -> LocalSocket? {
        while true {
            let connection = Glibc.accept(descriptor, nil, nil)
            if connection >= 0 {
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                return LocalSocket(descriptor: connection)
            }
            if errno == EINTR || errno == ECONNABORTED { continue }
            // As ``shutDown()`` leaves the socket. Anything else, a table of files that is full, passes.
            if errno == EINVAL || errno == EBADF { return nil }
            usleep(100_000)
        }
    }

    // MARK: Bytes and lines

    /// - Returns: whether all of it was taken.
    package func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                retrying { Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends one datagram. Where nobody waits for it, nothing happens.
    package func send(_ text: String, to address: LocalAddress) {
        _ = address.with { sendto(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL), $0, $1) }
    }

    /// The next bytes, as many as these.
    ///
    /// - Returns: `nil` when the other side ended before, or was silent for too long.
    package func read(_ byteCount: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: byteCount)
        let count = retrying { recv(descriptor, &bytes, byteCount, Int32(MSG_WAITALL)) }
        return count == byteCount ? bytes : nil
    }

    /// - Returns: `nil` when the other side ended, was silent for too long, or said too much.
    package func readLine(atMost limit: Int) -> String? {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1024)
        while line.count <= limit {
            let count = retrying { recv(descriptor, &buffer, buffer.count, 0) }
            guard count > 0 else { return nil }
            line += buffer[..<count]
            if let end = line.firstIndex(of: UInt8(ascii: "\n")) {
                return String(decoding: line[..<end], as: UTF8.self)
            }
        }
        return nil
    }
}

/// Where a socket of this machine is found.
package struct LocalAddress: Hashable, Sendable {
    /// A path, or a name in the abstract namespace.
    package let name: String
    private let isAbstract: Bool

    private static let room = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

    /// - Returns: `nil` for a path that is longer than an address (107 bytes).
    package init?(path: String) { self.init(path, isAbstract: false) }

    /// - Parameter text: a path, or a name in the abstract namespace, which starts with `@`.
    package init?(pathOrAbstractName text: String) { self.init(text, isAbstract: text.hasPrefix("@")) }

    private init?(_ name: String, isAbstract: Bool) {
        guard name.utf8.count < Self.room else { return nil }
        self.name = name
        self.isAbstract = isAbstract
    }

    func with<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(name.utf8)
        if isAbstract { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        // An abstract name ends where the address ends, a path with a zero.
        let byteCount = MemoryLayout<sockaddr_un>.size - (isAbstract ? Self.room - bytes.count : 0)
        return withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(byteCount)) }
        }
    }
}
