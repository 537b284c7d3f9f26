import Synchronization
import Testing

@testable import KioskServer

@Suite("Whether pages can still be read")
struct AliveTests {
    @Test("Each answer waits for a reading of its own, while pages come out of memory")
    func reads() async throws {
        let readCount = Mutex(0)
        let site = try SiteInMemory(SiteInMemory.contents) { _ in readCount.withLock { $0 += 1 } }
        try await RunningServer.with(site) { server in
            for client in [server.kiosk, server.visitors] {
                #expect(try await client.get("/ru/index.html").status == 200)
                let before = readCount.withLock { $0 }
                #expect(try await client.get("/ru/index.html").status == 200)
                #expect(readCount.withLock { $0 } == before)
                for count in 1...3 {
                    let answer = try await client.get("/server/alive")
                    #expect(answer.status == 204)
                    #expect(answer["Cache-Control"] == "no-store")
                    #expect(readCount.withLock { $0 } > before + count - 1)
                }
            }
        }
    }

    @Test("A bundle whose page is damaged, or missing, is not the server's fault")
    func damaged() async throws {
        var contents = SiteInMemory.contents
        let damaged = try SiteInMemory(contents, damaged: ["ru/index.html"])
        contents["ru/index.html"] = nil
        for site in [damaged, try SiteInMemory(contents)] {
            try await RunningServer.with(site) { server in
                let answer = try await server.kiosk.get("/server/alive")
                #expect(answer.status == 204)
            }
        }
    }
}
