import Glibc
import PobratimTesting
import Testing

@testable import Files

@Suite("Local sockets")
struct LocalSocketTests {
    @Test("A line goes to whoever listens at a path, and an answer comes back")
    func lines() throws {
        let folder = try TemporaryFolder()
        let address = try #require(LocalAddress(path: folder.path("socket")))
        let server = try LocalSocket(.stream)
        #expect(server.listen(at: address, queue: 1) == 0)
        #expect(try FileStatus(path: folder.path("socket"), isFollowing: false).mode == 0o600)
        let client = try LocalSocket(.stream)
        client.limit(to: .seconds(5))
        #expect(client.connect(to: address) == 0)
        #expect(client.send("a question\nand more"))
        let connection = try #require(server.accept())
        #expect(connection.readLine(atMost: 100) == "a question")
        #expect(connection.send("an answer that is longer than the limit"))
        #expect(client.readLine(atMost: 10) == nil)
        server.shutDown()
        #expect(server.accept() == nil)
    }

    @Test("Bytes come in the number that is wanted, or not at all")
    func bytes() throws {
        let folder = try TemporaryFolder()
        let address = try #require(LocalAddress(path: folder.path("socket")))
        let server = try LocalSocket(.stream)
        #expect(server.listen(at: address, queue: 1) == 0)
        let client = try LocalSocket(.stream)
        #expect(client.connect(to: address) == 0)
        let connection = try #require(server.accept())
        #expect(connection.send("12345"))
        connection.close()
        #expect(client.read(3) == Array("123".utf8))
        #expect(client.read(3) == nil)
    }

    @Test("A datagram goes to a name in the abstract namespace as well")
    func datagrams() throws {
        let name = "@pobratim-test-\(getpid())"
        let address = try #require(LocalAddress(pathOrAbstractName: name))
        let receiver = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(receiver) }
        #expect(address.with { bind(receiver, $0, $1) } == 0)
        try LocalSocket(.datagram).send("READY=1", to: address)
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = recv(receiver, &buffer, buffer.count, 0)
        #expect(buffer.prefix(count).elementsEqual("READY=1".utf8))
    }

    @Test("A path is as long as an address, and no longer; only where it is wanted `@` is no part of one")
    func addresses() {
        #expect(LocalAddress(path: String(repeating: "a", count: 107)) != nil)
        #expect(LocalAddress(path: String(repeating: "a", count: 108)) == nil)
        #expect(LocalAddress(path: "@a") != LocalAddress(pathOrAbstractName: "@a"))
        #expect(LocalAddress(path: "a") == LocalAddress(pathOrAbstractName: "a"))
    }

    @Test("Where nobody listens, connecting says so")
    func nobody() throws {
        let folder = try TemporaryFolder()
        let address = try #require(LocalAddress(path: folder.path("socket")))
        #expect(try LocalSocket(.stream).connect(to: address) == ENOENT)
    }
}

@Suite("Hexadecimal digits")
struct HexTests {
    @Test("Bytes become pairs of lower-case digits, and come back")
    func both() {
        #expect(Hex.string([0, 9, 0x1F, 0xAB, 0xFF]) == "00091fabff")
        #expect(Hex.bytes("00091fabff") == [0, 9, 0x1F, 0xAB, 0xFF])
        #expect(Hex.bytes("") == [])
    }

    @Test("Anything else is none", arguments: ["a", "AB", "0g", "0x", " 0", "é"])
    func nonsense(text: String) { #expect(Hex.bytes(text) == nil) }
}
