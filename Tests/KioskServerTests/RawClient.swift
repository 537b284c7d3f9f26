import Glibc

/// An answer, cut into its parts.
struct RawAnswer: Hashable, Sendable {
    let status: Int
    /// As sent, one field a line.
    let head: String
    let body: [UInt8]

    init?(_ bytes: [UInt8]) {
        let gap = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: gap) }) else { return nil }
        head = String(decoding: bytes[..<end], as: UTF8.self)
        body = Array(bytes[(end + gap.count)...])
        guard head.hasPrefix("HTTP/1.1 "), let status = Int(head.dropFirst(9).prefix(3)) else { return nil }
        self.status = status
    }

    /// The value of the only field of that name.
    subscript(name: String) -> String? {
        let values = head.split(separator: "\r\n").dropFirst().compactMap { line -> String? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { return nil }
            return String(parts[1].drop { $0 == " " })
        }
        return values.count == 1 ? values[0] : nil
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A client that sends exactly the bytes it is told to.
struct RawClient: Sendable {
    let port: Int

    /// Sends `pieces`, a moment apart, and reads until the server closes.
    func exchange(_ pieces: [String], closesOwnEnd: Bool = false) async throws -> [UInt8] {
        try await exchange(pieces.map { Array($0.utf8) }, pause: 20_000, closesOwnEnd: closesOwnEnd)
    }

    /// - Parameters:
    ///   - pause: between pieces, in microseconds.
    ///   - rest: before anything is read, in microseconds.
    func exchange(
        _ pieces: [[UInt8]],
        pause: UInt32,
        rest: UInt32 = 0,
        closesOwnEnd: Bool = false
    ) async throws -> [UInt8] {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            OwnThread.run {
                continuation.resume(
                    with: Result { try Self.exchange(pieces, pause, rest, port: port, closesOwnEnd: closesOwnEnd) }
                )
            }
        }
    }

    /// Sends one request after which the connection closes.
    func get(
        _ target: String,
        method: String = "GET",
        fields: [String] = [],
        host: String? = nil
    ) async throws -> RawAnswer {
        let head = ["\(method) \(target) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")", "Connection: close"]
        let answer = try await exchange([(head + fields).joined(separator: "\r\n") + "\r\n\r\n"])
        guard let answer = RawAnswer(answer) else { throw ClientError.noAnswer(answer) }
        return answer
    }

    enum ClientError: Error {
        case system(String, Int32)
        case noAnswer([UInt8])
    }

    static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func exchange(
        _ pieces: [[UInt8]],
        _ pause: UInt32,
        _ rest: UInt32,
        port: Int,
        closesOwnEnd: Bool
    ) throws -> [UInt8] {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw ClientError.system("socket", errno) }
        defer { close(descriptor) }
        // No server stands still for so long, however busy the machine is.
        var timeout = timeval(tv_sec: 120, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = loopback(port: port)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw ClientError.system("connect", errno) }
        for (index, bytes) in pieces.enumerated() {
            if index > 0, pause > 0 { usleep(pause) }
            guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) != bytes.count else { continue }
            // A server that has closed has answered before; where it had not read all by then, that is a reset.
            guard errno == EPIPE || errno == ECONNRESET else { throw ClientError.system("send", errno) }
            break
        }
        usleep(rest)
        if closesOwnEnd { shutdown(descriptor, Int32(SHUT_WR)) }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw ClientError.system("recv", errno) }
            guard count > 0 else { return answer }
            answer += buffer[..<count]
        }
    }
}

/// A thread for work that blocks. Dispatch would take it from the threads on which Swift's tasks run.
enum OwnThread {
    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    static func run(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body)).toOpaque()
        let status = pthread_create(
            &thread,
            nil,
            { argument in
                argument.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().body() }
                return nil
            },
            work
        )
        precondition(status == 0, "no thread")
        pthread_detach(thread)
    }
}
