import Glibc
import PobratimTesting
import Testing

@testable import KioskServer

@Suite("The fast path beside the slow path")
struct DifferentialTests {
    /// Requests in all; more by hand: `POBRATIM_REQUESTS=1000000`, and another run of them: `POBRATIM_SEED=2`.
    private static let requestCount = number("POBRATIM_REQUESTS") ?? 20_000
    private static let seed = UInt64(number("POBRATIM_SEED") ?? 1)

    @Test(
        "Both give the same bytes to requests as browsers and others send them, whether much is kept or next to nothing",
        arguments: [RunningServer.configuration.cacheByteCount, 1]
    )
    func generated(cacheByteCount: Int) async throws {
        try await Self.withBoth(cacheByteCount: cacheByteCount) { fast, slow in
            var generated = GeneratedRequests(seed: Self.seed)
            for _ in 0..<(Self.requestCount / GeneratedRequests.connectionLength) {
                guard try await Self.isSame(fast, slow, generated.connection()) else { return }
            }
            // Many come before the odd one after which a connection is the slow path's.
            #expect(fast.active.answers.snapshot().count > Self.requestCount / 16)
            #expect(slow.active.answers.snapshot().count == 0)
        }
    }

    @Test("Both give the same bytes to smuggled requests, and to damaged ones")
    func damaged() async throws {
        try await Self.withBoth(cacheByteCount: RunningServer.configuration.cacheByteCount) { fast, slow in
            var random = SplitMix64(seed: Self.seed)
            let known = Array("GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            for text in SmugglingTests.conflicting.map(\.1) + SmugglingTests.final {
                let bytes = Array(text.utf8)
                guard try await Self.isSame(fast, slow, [known + known + bytes]) else { return }
                for _ in 0..<max(1, Self.requestCount / 4000) {
                    guard try await Self.isSame(fast, slow, [known + random.mutated(bytes)]) else { return }
                }
            }
        }
    }

    /// A server that keeps so much, and one that may keep nothing, so that all goes the slow path.
    private static func withBoth(
        cacheByteCount: Int,
        _ body: (RunningServer, RunningServer) async throws -> Void
    ) async throws {
        var (kept, nothingKept) = (RunningServer.configuration, RunningServer.configuration)
        kept.cacheByteCount = cacheByteCount
        nothingKept.cacheByteCount = 0
        try await RunningServer.with(configuration: kept) { fast in
            try await RunningServer.with(configuration: nothingKept) { slow in try await body(fast, slow) }
        }
    }

    /// At either listener, which differ in what they show.
    private static func isSame(_ fast: RunningServer, _ slow: RunningServer, _ pieces: [[UInt8]]) async throws -> Bool {
        let role = pieces.joined().count % 4 == 0 ? \RunningServer.visitors : \.kiosk
        async let one = fast[keyPath: role].exchange(pieces, pause: 0, closesOwnEnd: true)
        async let other = slow[keyPath: role].exchange(pieces, pause: 0, closesOwnEnd: true)
        let (quick, thorough) = try await (one, other)
        if quick == thorough { return true }
        let parts = [pieces.flatMap { $0 }, quick, thorough].map { String(decoding: $0, as: UTF8.self) }
        Issue.record("To\n\(parts[0])\n-- the fast path says\n\(parts[1])\n-- and the slow one\n\(parts[2])")
        return false
    }

    private static func number(_ name: String) -> Int? {
        getenv(name).flatMap { Int(String(cString: $0)) }
    }
}
