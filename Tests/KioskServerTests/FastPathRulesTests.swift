import NIOCore
import Testing

@testable import KioskServer

@Suite("The order of the fast and the slow path")
struct FastPathRulesTests {
    private static let known = "GET /known HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let read = "GET /read HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let other = "GET /other HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let odd = "POST /odd HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"
    private static let answer = ByteBuffer(string: "answer")

    /// A connection on which only `known` is ready. A class, since `#expect` cannot call what changes a value.
    private final class Connection {
        var rules = FastPathRules()
        var canWrite: Bool
        var isAnswerEndless = false
        var hasRead = false

        init(canWrite: Bool = true) { self.canWrite = canWrite }

        /// What is done, until there is nothing to do.
        func act() -> [String] {
            var done: [String] = []
            while true {
                let action = rules.next(canWrite: canWrite, isAnswerEndless: isAnswerEndless) { request, bytes in
                    let name = bytes.extracting(request.name)
                    if name.isSame(as: "read") { return hasRead ? .ready(FastPathRulesTests.answer) : .awaited }
                    return name.isSame(as: "known") ? .ready(FastPathRulesTests.answer) : .unknown
                }
                switch action {
                case .answer(let bytes): done.append(String(buffer: bytes))
                case .forward(let bytes): done.append("> " + String(buffer: bytes))
                case .endInput: done.append("end")
                case .wait: return done
                }
            }
        }

        func receive(_ text: String) -> [String] {
            rules.received(ByteBuffer(string: text))
            return act()
        }
    }

    @Test("What is ready is answered, also several at once")
    func ready() {
        let connection = Connection()
        #expect(connection.receive(Self.known) == ["answer"])
        #expect(connection.receive(Self.known + Self.known) == ["answer", "answer"])
        #expect(connection.rules.wantsMore)
    }

    @Test("A request behind one on the slow path waits for that one's answer")
    func order() {
        let connection = Connection()
        #expect(connection.receive(Self.known + Self.other + Self.known + Self.other) == ["answer", "> " + Self.other])
        #expect(!connection.rules.wantsMore)
        #expect(connection.receive(Self.known).isEmpty)
        connection.rules.slowAnswerEnded()
        #expect(connection.act() == ["answer", "> " + Self.other])
        connection.rules.slowAnswerEnded()
        #expect(connection.act() == ["answer"])
        #expect(connection.rules.wantsMore)
    }

    @Test("What is behind a request whose answer is being read waits")
    func reading() {
        let connection = Connection()
        #expect(connection.receive(Self.known + Self.read + Self.known) == ["answer"])
        #expect(!connection.rules.wantsMore)
        connection.rules.inputEnded()
        #expect(connection.act().isEmpty)
        connection.hasRead = true
        connection.rules.lookupEnded()
        #expect(connection.act() == ["answer", "answer", "end"])
        #expect(connection.rules.wantsMore)
    }

    @Test("A request in pieces is one, wherever it is cut")
    func pieces() {
        let bytes = Array((Self.known + Self.other).utf8)
        for cut in 1..<bytes.count {
            let connection = Connection()
            let first = String(decoding: bytes[..<cut], as: UTF8.self)
            let second = String(decoding: bytes[cut...], as: UTF8.self)
            #expect(connection.receive(first) + connection.receive(second) == ["answer", "> " + Self.other])
        }
    }

    @Test("Half a head is awaited, and known to be half")
    func half() {
        let connection = Connection()
        #expect(!connection.rules.isAwaitingRestOfHead)
        #expect(connection.receive("GET /kn").isEmpty)
        #expect(connection.rules.isAwaitingRestOfHead && connection.rules.wantsMore)
        #expect(connection.receive("own HTTP/1.1\r\nHost: a\r\n\r\n") == ["answer"])
        #expect(!connection.rules.isAwaitingRestOfHead)
    }

    @Test("From the first doubtful byte on everything goes to the slow path, untouched")
    func doubt() {
        let connection = Connection()
        #expect(connection.receive(Self.known + Self.odd + Self.known) == ["answer", "> " + Self.odd + Self.known])
        #expect(connection.receive(Self.known) == ["> " + Self.known])
        connection.rules.slowAnswerEnded()
        #expect(connection.receive(Self.known) == ["> " + Self.known])
    }

    @Test("A doubtful request behind one on the slow path waits, too")
    func doubtBehind() {
        let connection = Connection()
        #expect(connection.receive(Self.other + Self.odd) == ["> " + Self.other])
        connection.rules.slowAnswerEnded()
        #expect(connection.act() == ["> " + Self.odd])
    }

    @Test("While the network takes no more, nothing is answered and nothing is read")
    func backpressure() {
        let connection = Connection(canWrite: false)
        #expect(connection.receive(Self.known).isEmpty)
        #expect(!connection.rules.wantsMore)
        connection.canWrite = true
        #expect(connection.act() == ["answer"])
    }

    @Test("The end of the client's side is told behind all that came before it")
    func end() {
        let connection = Connection()
        #expect(connection.receive(Self.other + Self.known + "GET /ha") == ["> " + Self.other])
        connection.rules.inputEnded()
        #expect(connection.act().isEmpty)
        connection.rules.slowAnswerEnded()
        #expect(connection.act() == ["answer", "> GET /ha", "end"])
        #expect(connection.act().isEmpty)
    }

    @Test("An answer that goes on hears at once that the client has left")
    func endWhileAnswering() {
        let connection = Connection()
        #expect(connection.receive(Self.other) == ["> " + Self.other])
        connection.rules.inputEnded()
        #expect(connection.act() == ["end"])
        connection.rules.slowAnswerEnded()
        #expect(connection.act().isEmpty)
    }

    @Test("An answer without an end hears so whatever came before")
    func endWhileAnsweringWithoutEnd() {
        let connection = Connection()
        #expect(connection.receive(Self.other + Self.known) == ["> " + Self.other])
        connection.isAnswerEndless = true
        #expect(connection.act().isEmpty)
        connection.rules.inputEnded()
        #expect(connection.act() == ["> " + Self.known, "end"])
    }

    @Test("When the slow path closes the connection, what is held is dropped")
    func stop() {
        let connection = Connection()
        #expect(connection.receive(Self.other + Self.known) == ["> " + Self.other])
        connection.rules.stop()
        connection.rules.slowAnswerEnded()
        #expect(connection.act().isEmpty)
        #expect(connection.receive(Self.known).isEmpty)
        #expect(connection.rules.wantsMore)
    }

    @Test("A stop does not cut off the rest of a request that was handed over")
    func stopInBody() {
        let connection = Connection()
        #expect(connection.receive("POST / HTTP/1.1\r\n") == ["> POST / HTTP/1.1\r\n"])
        connection.rules.stop()
        #expect(connection.receive("rest") == ["> rest"])
    }
}
