import CityBundle
import Files
import Glibc

/// Has the server read a page, asking as a browser does, and tells the service manager when it was read. Whoever does
/// not answer any more is started anew.
///
/// It works on a thread of its own: what it watches cannot hold it up. It asks three times within the time after which
/// systemd acts, and waits for an answer half that time: where hundreds of pictures are wanted from a slow card at
/// once, a page has to wait its turn. Where too many wait already, it asks again soon.
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

    /// Tells whether the server read a page. That it is damaged does not matter, as starting anew does not mend a
    /// bundle.
    func hasPageRead() -> Bool {
        guard let address = LocalAddress(path: socketPath), let socket = try? LocalSocket(.stream) else { return false }
        socket.limit(to: time / 2)
        guard socket.connect(to: address) == 0,
            socket.send("GET /server/alive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        else { return false }
        return socket.read(16)?.starts(with: "HTTP/1.1 204 ".utf8) ?? false
    }
}
