import CityBundle
import Glibc

/// Has the server read a page, asking as a browser does, and tells the service manager when it was read. Whoever does not
/// answer any more is started anew.
///
/// It works on a thread of its own: what it watches cannot hold it up. It asks three times within the time after which
/// systemd acts, and waits for an answer half that time: where hundreds of pictures are wanted from a slow card at once, a
/// page has to wait its turn. Where too many wait already, it asks again soon.
struct Watchdog: Sendable {
    /// The server's socket by a path: see `ServeConfiguration.ownSocketPath`.
    let socketPath: String
    /// After which systemd takes silence for the end.
    let time: Duration
    let manager: ServiceManager

    /// Watches until the process ends.
    func start() {
        let pause = UInt32(time / 3 / .microseconds(1))
        let shortPause = pause / 10
        // Without a thread nobody tells, and the program is started anew: the right end for a machine without memory.
        _ = Threads.start {
            while true {
                let isAlive = hasPageRead()
                if isAlive { manager.tell(.alive) }
                usleep(isAlive ? pause : shortPause)
            }
        }
    }

    /// Whether the server read a page. That it is damaged does not matter, as starting anew does not mend a bundle.
    func hasPageRead() -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let microseconds = Int(time / 2 / .microseconds(1))
        var patience = timeval(tv_sec: microseconds / 1_000_000, tv_usec: microseconds % 1_000_000)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard UnixSocketAddress.with(socketPath, { connect(descriptor, $0, $1) }) == 0 else { return false }
        let request = "GET /server/alive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        guard send(descriptor, request, request.utf8.count, Int32(MSG_NOSIGNAL)) == request.utf8.count else {
            return false
        }
        var answer = [UInt8](repeating: 0, count: 16)
        let count = recv(descriptor, &answer, answer.count, Int32(MSG_WAITALL))
        return count == answer.count && answer.starts(with: "HTTP/1.1 204 ".utf8)
    }
}
