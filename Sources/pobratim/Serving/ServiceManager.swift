import Files
import Glibc
import KioskServer

/// systemd, or whoever else started the program the same way: the sockets it hands over, and the datagrams it waits for.
///
/// The protocols are those of `sd_listen_fds(3)`, `sd_notify(3)` and `sd_watchdog_enabled(3)`, all told by environment
/// variables; a program without libsystemd speaks them in a few lines.
struct ServiceManager: Sendable {
    /// Sockets that listen already, by the name that their unit gives them (`FileDescriptorName=`).
    let sockets: [String: Int32]
    /// How often to be told that all is well, or it starts the program anew. `nil` when nobody watches.
    let watchdogTime: Duration?
    /// A path, or a name in the abstract namespace, which starts with `@`.
    private let notifySocket: String?

    /// What this process was started with.
    static let current = ServiceManager(processID: getpid(), environment: Environment.value)

    /// - Parameter processID: variables that are meant for another process, a shell in between say, do not count.
    init(processID: Int32, environment: (_ name: String) -> String?) {
        func isMeant(_ variable: String) -> Bool? { environment(variable).map { $0 == String(processID) } }
        let count = isMeant("LISTEN_PID") == true ? environment("LISTEN_FDS").flatMap(Int32.init) ?? 0 : 0
        let names = (environment("LISTEN_FDNAMES") ?? "").split(separator: ":", omittingEmptySubsequences: false)
        var sockets: [String: Int32] = [:]
        for index in 0..<max(0, min(count, Self.maximumSocketCount)) {
            let name = names.indices.contains(Int(index)) ? String(names[Int(index)]) : ""
            sockets[name.isEmpty || name == "unknown" ? Self.firstListener : name] = Self.firstSocket + index
        }
        self.sockets = sockets
        notifySocket = environment("NOTIFY_SOCKET")
        let microseconds = environment("WATCHDOG_USEC").flatMap(Int.init) ?? 0
        watchdogTime = microseconds > 0 && isMeant("WATCHDOG_PID") != false ? .microseconds(microseconds) : nil
    }

    /// The name of the kiosk's own door; a socket without any name is that.
    static let firstListener = "listen"
    /// The name of the door for other devices.
    static let secondListener = "public"

    /// `SD_LISTEN_FDS_START`.
    private static let firstSocket: Int32 = 3
    private static let maximumSocketCount: Int32 = 8

    /// What a service manager is told.
    enum News: String, Sendable {
        case ready = "READY=1"
        case stopping = "STOPPING=1"
        case alive = "WATCHDOG=1"
    }

    /// Tells it. Where nobody waits for it, nothing happens.
    func tell(_ news: News) {
        guard let address = notifySocket.flatMap(LocalAddress.init(pathOrAbstractName:)),
            let socket = try? LocalSocket(.datagram)
        else { return }
        socket.send(news.rawValue, to: address)
    }
}
