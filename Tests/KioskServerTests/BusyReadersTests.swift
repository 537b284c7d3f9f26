import CityBundle
import Glibc
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Synchronization
import Testing

@testable import KioskServer

@Suite("When much waits to be read")
struct BusyReadersTests {
    @Test("The kiosk's own screen does not wait for what other devices ask for, nor does the watchdog")
    func roles() async throws {
        let isHeldUp = Atomic(true)
        let site = try SiteInMemory(SiteInMemory.contents) { name in
            while name.rawValue == "ru/qingdao.html", isHeldUp.load(ordering: .relaxed) { usleep(1_000) }
        }
        try await RunningServer.with(site) { server in
            let request = "GET /ru/qingdao.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let others = try HeldConnections(count: 40, port: server.visitors.port, sending: Array(request.utf8))
            #expect(try await server.kiosk.get("/ru/index.html").status == 200)
            #expect(try await server.visitors.get("/server/alive").status == 204)
            isHeldUp.store(false, ordering: .relaxed)
            #expect(await others.firstAnswers().allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
            others.close()
        }
    }

    @Test("What many wait for at once is read for the first of them")
    func once() async throws {
        let isHeldUp = Atomic(true)
        let readCount = Atomic(0)
        let site = try SiteInMemory(SiteInMemory.contents) { name in
            guard name.rawValue == "ru/qingdao.html" else { return }
            readCount.wrappingAdd(1, ordering: .relaxed)
            while isHeldUp.load(ordering: .relaxed) { usleep(1_000) }
        }
        var configuration = RunningServer.configuration
        configuration.readerThreadCount = 1
        try await RunningServer.with(site, configuration: configuration) { server in
            let request = "GET /ru/qingdao.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let clients = try HeldConnections(count: 40, port: server.kiosk.port, sending: Array(request.utf8))
            while readCount.load(ordering: .relaxed) == 0 { try await Task.sleep(for: .milliseconds(1)) }
            isHeldUp.store(false, ordering: .relaxed)
            #expect(await clients.firstAnswers().allSatisfy { $0.hasPrefix("HTTP/1.1 200") })
            clients.close()
        }
        // Looked for in pieces, and read whole.
        #expect(readCount.load(ordering: .relaxed) == 2)
    }

    /// What a server answers whose readers take nothing more.
    ///
    /// - Parameter reads: only the search is busy.
    private func answer(
        to target: String,
        reads: Bool = false
    ) async throws -> (status: Int, text: String, fields: HTTPFields) {
        let readers = ReaderThreads(count: 1, longestQueue: reads ? 8 : 0)
        let searchers = ReaderThreads(count: 1, longestQueue: 0)
        let configuration = RunningServer.configuration
        let contents = SiteInMemory.contents.merging(["ru/search.html": SearchRequestTests.page]) { first, _ in first }
        let dispatcher = Dispatcher<SiteInMemory>(
            configuration: configuration,
            slots: FilledSlots(configuration),
            readers: RoleThreads(sharing: readers),
            searchers: RoleThreads(sharing: searchers)
        )
        let response = await dispatcher.response(
            to: Request(
                head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: target),
                body: RequestBody(buffer: ByteBuffer())
            ),
            role: .screen,
            generation: Generation(try SiteInMemory(contents), cacheByteCount: 1 << 20),
            loop: nil,
            logger: Logger(label: "test")
        )
        await readers.stop()
        await searchers.stop()
        let body = Mutex("")
        try await response.body.write(Collector { text in body.withLock { $0 += text } })
        return (response.status.code, body.withLock { $0 }, response.headers)
    }

    @Test(
        "Who cannot be answered now is told so, and nobody keeps that answer",
        arguments: ["ru/index.html", "ru/search.html?q=x"]
    )
    func busy(target: String) async throws {
        let answer = try await answer(to: "/" + target)
        #expect(answer.status == 503)
        #expect(answer.text.contains("Сейчас слишком много запросов"))
        #expect(answer.fields[.cacheControl] == "no-store")
        #expect(answer.fields[.contentLanguage] == "ru")
    }

    @Test("Who cannot search now is told so, and keeps what was typed and the list of all cities")
    func busySearch() async throws {
        let answer = try await answer(to: "/ru/search.html?q=x", reads: true)
        #expect(answer.status == 503)
        #expect(answer.text.contains("Сейчас ищут сразу многие"))
        #expect(answer.text.contains("value=\"x\"") && answer.text.contains("<li>Все города</li>"))
        #expect(answer.fields[.cacheControl] == "no-store")
    }

    @Test("That there is no page of a name can be said even then")
    func absent() async throws {
        let answer = try await answer(to: "/ru/nowhere.html")
        #expect(answer.status == 404)
        #expect(answer.text.contains("Такой страницы нет"))
    }

    private struct Collector: ResponseBodyWriter {
        let take: @Sendable (String) -> Void

        mutating func write(_ buffer: ByteBuffer) async throws { take(String(buffer: buffer)) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
