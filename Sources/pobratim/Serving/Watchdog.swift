import CityBundle
import Glibc

/// Asks the server for a page, as a browser does, and tells the service manager when the answer came. Whoever does not
/// answer any more is started anew.
///
/// It works on a thread of its own: what it watches cannot hold it up. It asks three times within the time after which
/// systemd acts.
struct Watchdog: Sendable {
    /// The server's socket by a path: see `ServeConfiguration.ownSocketPath`.
    let socketPath: String
    /// After which systemd takes silence for the end.
    let time: Duration
    let manager: ServiceManager

    /// Watches until the process ends.
    func start() {
        let pause = UInt32(time / 3 / .microseconds(1))
        // Without a thread nobody tells, and the program is started anew: the right end for a machine without memory.
        _ = Threads.start {
            while true {
                if isAnswered() { manager.tell(.alive) }
                usleep(pause)
            }
        }
    }

    /// Whether the server answers a request for its first page, with anything but a fault of its own.
    func isAnswered() -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard UnixSocketAddress.with(socketPath, { connect(descriptor, $0, $1) }) == 0 else { return false }
        let request = "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
        guard send(descriptor, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
            return false
        }
        var answer = [UInt8](repeating: 0, count: 16)
        let count = recv(descriptor, &answer, answer.count, Int32(MSG_WAITALL))
        // 5xx is an answer, too: of a server whose bundle is damaged, which starting anew does not mend.
        return count == answer.count && answer.starts(with: "HTTP/1.1 ".utf8)
    }
}
