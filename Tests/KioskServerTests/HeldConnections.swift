import Glibc

/// Connections that are opened at once and held, without anything being read.
struct HeldConnections: Sendable {
    /// How long one is waited for, in milliseconds: longer than any server stands still, however busy the machine is.
    private static let limit: Int32 = 120_000
    private let descriptors: [Int32]

    /// - Parameter bytes: what each sends.
    init(count: Int, port: Int, sending bytes: [UInt8] = []) throws {
        var descriptors: [Int32] = []
        for _ in 0..<count {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            guard descriptor >= 0 else { throw RawClient.ClientError.system("socket", errno) }
            descriptors.append(descriptor)
            var address = RawClient.loopback(port: port)
            let connected = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard connected == 0 || errno == EINPROGRESS else { throw RawClient.ClientError.system("connect", errno) }
            guard !bytes.isEmpty else { continue }
            var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&wait, 1, Self.limit) == 1,
                send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
            else {
                throw RawClient.ClientError.system("send", errno)
            }
        }
        self.descriptors = descriptors
    }

    /// The beginning of what each of them gets; nothing for those that were closed.
    func firstAnswers() async -> [String] {
        await withCheckedContinuation { continuation in
            OwnThread.run { continuation.resume(returning: descriptors.map(Self.firstAnswer)) }
        }
    }

    private static func firstAnswer(_ descriptor: Int32) -> String {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, limit) == 1 else { return "" }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    /// Reads on until the server has closed each of them.
    func untilClosed() async {
        await withCheckedContinuation { continuation in
            OwnThread.run {
                for descriptor in descriptors { while !Self.firstAnswer(descriptor).isEmpty {} }
                continuation.resume()
            }
        }
    }

    func close() {
        for descriptor in descriptors { Glibc.close(descriptor) }
    }
}
