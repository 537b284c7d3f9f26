import CityBundle
import Glibc
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import KioskServer

@Suite("Clients that want more than they take")
struct FloodTests {
    private static let doubtful = "GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\nTE: x\r\n\r\n"

    private static var fewPlaces: ServeConfiguration {
        var configuration = RunningServer.configuration
        configuration.maximumConnectionCount = 8
        return configuration
    }

    @Test("A burst of connections that stay and send nothing keeps nobody out")
    func burst() async throws {
        try await RunningServer.with(configuration: Self.fewPlaces) { server in
            let flood = try HeldConnections(count: 40, port: server.kiosk.port)
            // One of the flood may be accepted behind a visitor, and take its place before its request is there.
            for _ in 0..<5 {
                var answer: RawAnswer?
                for _ in 0..<30 where answer == nil { answer = try? await server.kiosk.get("/ru/qingdao.html") }
                #expect(answer?.status == 200)
            }
            flood.close()
        }
    }

    @Test(
        "Listeners to events that have gone, whatever they sent before, keep nobody out",
        arguments: ["", "G", doubtful]
    )
    func eventListeners(behind: String) async throws {
        try await RunningServer.with(configuration: Self.fewPlaces) { server in
            let request = "GET /screen/events HTTP/1.1\r\nHost: localhost\r\n\r\n" + behind
            let flood = try HeldConnections(count: 7, port: server.kiosk.port, sending: Array(request.utf8))
            #expect(await flood.firstAnswers().allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
            flood.close()
            let second = try HeldConnections(count: 7, port: server.kiosk.port, sending: Array(request.utf8))
            #expect(await second.firstAnswers().allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
            second.close()
        }
    }

    @Test("Listeners to events that stay make room for others")
    func stayingListeners() async throws {
        try await RunningServer.with(configuration: Self.fewPlaces) { server in
            let request = "GET /screen/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let flood = try HeldConnections(count: 24, port: server.kiosk.port, sending: Array(request.utf8))
            #expect(await flood.firstAnswers().contains { $0.hasPrefix("HTTP/1.1 200") })
            #expect(try await server.kiosk.get("/ru/qingdao.html").status == 200)
            flood.close()
        }
    }

    @Test("A full door whose connections are all busy makes room when the first of them has its answer")
    func allBusy() throws {
        let connections = Connections(maximum: 2)
        let busy = [try Busy(), try Busy()]
        for one in busy { connections.add(one.channel) }
        #expect(busy.allSatisfy { $0.channel.isActive })
        busy[1].isBusy.store(false, ordering: .relaxed)
        connections.makeRoomWhereFull()
        #expect(busy.map { $0.channel.isActive } == [true, false])
        // Nobody waits any more.
        busy[0].isBusy.store(false, ordering: .relaxed)
        connections.makeRoomWhereFull()
        #expect(busy[0].channel.isActive)
    }

    /// A connection that makes room when it is not busy.
    private final class Busy: Sendable {
        let channel = EmbeddedChannel()
        let isBusy = Atomic(true)

        init() throws {
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
            try channel.pipeline.syncOperations.addHandler(Handler(of: self))
        }

        private final class Handler: ChannelInboundHandler {
            typealias InboundIn = ByteBuffer
            private weak var busy: Busy?

            init(of busy: Busy) { self.busy = busy }

            func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
                guard let request = event as? EvictionRequest, let busy, !busy.isBusy.load(ordering: .relaxed),
                    request.meet(context.channel)
                else { return }
                context.close(promise: nil)
            }
        }
    }

    @Test("Of the requests behind a doubtful one some dozen are answered, and the rest is refused")
    func pipelinedBehindDoubt() async throws {
        try await RunningServer.with { server in
            func statuses(_ count: Int) async throws -> [Substring] {
                let request = String(repeating: Self.doubtful, count: count)
                let answer = try await server.kiosk.exchange([Array(request.utf8)], pause: 0, closesOwnEnd: true)
                return String(decoding: answer, as: UTF8.self).matches(of: #/HTTP\/1.1 ([0-9]+)/#).map(\.1)
            }
            #expect(try await statuses(30) == Array(repeating: "200", count: 30))
            let many = try await statuses(3_000)
            #expect(many.last == "429")
            #expect(many.dropLast().allSatisfy { $0 == "200" } && many.count < 3_000)
        }
    }

    @Test("Of a large picture no more is read than the network takes")
    func slowReader() async throws {
        let byteCount = 64 * 1024 * 1024
        let site = try SiteInMemory(SiteInMemory.contents, endlessPhoto: byteCount)
        try await RunningServer.with(site) { server in
            let request = "GET /\(SiteInMemory.endlessName) HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let reader = try HeldConnections(count: 1, port: server.kiosk.port, sending: Array(request.utf8))
            var before = -1
            // Until nothing is read any more.
            while site.readByteCount != before || before == 0 {
                before = site.readByteCount
                try await Task.sleep(for: .milliseconds(300))
            }
            // The system's own buffers for a connection within the machine take some.
            #expect(site.readByteCount < 16 * 1024 * 1024)
            reader.close()
        }
    }

    @Test("Who waits for leave to send a body gets it (RFC 9110, section 10.1.1)")
    func expectation() async throws {
        try await RunningServer.with { server in
            let origin = "http://localhost"
            let head = "POST /screen/alive HTTP/1.1\r\nHost: localhost\r\nOrigin: \(origin)\r\nContent-Length: 9\r\n"
            let pieces = [head + "Expect: 100-continue\r\nConnection: close\r\n\r\n", "touches=3"]
            let answer = String(decoding: try await server.kiosk.exchange(pieces), as: UTF8.self)
            #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204"))
        }
    }
}
