import FoundationEssentials
import PobratimTesting
import Testing

/// Something that an operator did, and what the program says of it.
struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Shell commands that make what is refused, in a folder that holds `content`, `spring.pobratim` (signed by `office`)
    /// and `trust/office.pub`.
    var made: String
    var arguments: [String]
    var exitCode: Int32
    var english: String
    var russian: String

    init(_ description: String, made: String = "", _ arguments: [String], _ exitCode: Int32, en: String, ru: String) {
        testDescription = description
        self.made = made
        self.arguments = arguments
        self.exitCode = exitCode
        english = en + "\n"
        russian = ru + "\n"
    }
}

@Suite("What an operator reads when something is refused")
struct RefusalTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        try Program.done(["keys", "new", "office"], in: folder)
        try Program.done(["pack", "content", "--output", "spring.pobratim", "--key", "office.sec"], in: folder)
        try tool(["sh", "-c", "mkdir trust && cp office.pub trust"], in: folder)
    }

    @Test("It is said in Russian and in English, with the exit code that scripts rely on", arguments: Refusal.all)
    func refusal(_ refusal: Refusal) throws {
        let whole = try folder.read("spring.pobratim").count
        try tool(["sh", "-euc", refusal.made], in: folder)
        let words = ["KEY": try keyNumber(), "WHOLE": "\(whole)", "SHORT": "\(whole - 4096)"]
        for (language, expected) in [(OperatorLanguage.english, refusal.english), (.russian, refusal.russian)] {
            let result = try Program.run(refusal.arguments, in: folder, language: language)
            #expect(result.exitCode == refusal.exitCode)
            // Progress stands before it.
            let start = try #require(result.errors.firstRange(of: "pobratim ")).lowerBound
            #expect(result.errors[start...] == words.reduce(expected) { $0.replacing($1.key, with: $1.value) })
            #expect(result.output.isEmpty)
        }
    }

    /// The number of the key `office`, as sixteen digits: it lies behind the two letters of the algorithm.
    private func keyNumber() throws -> String {
        let command = "tail -n 1 office.pub | base64 -d | tail -c +3 | head -c 8 | od -An -tx1 | tr -d ' \\n'"
        return try tool(["sh", "-c", command], in: folder).output
    }

    @Test(
        "Words that are no command exit with 64 and show the usage",
        arguments: [["frobnicate"], ["verify"], ["pack", "content"]]
    )
    func usage(arguments: [String]) throws {
        let result = try Program.run(arguments, in: folder)
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("Usage: pobratim"))
    }

    @Test("Where nobody may write, packing exits with 77")
    func notPermitted() throws {
        // Even root may not write there.
        #expect(try Program.run(["pack", "content", "--output", "/sys/spring.pobratim"], in: folder).exitCode == 77)
    }

    @Test(
        "Where the disk takes no more, a verb exits with 74 and leaves nothing behind",
        arguments: [(16, "pack content --output full.pobratim"), (0, "keys new office")]
    )
    func diskFull(blockCount: Int, verb: String) throws {
        let names = try folder.names()
        let limited = "trap '' XFSZ; ulimit -f \(blockCount); exec \"$0\" \(verb)"
        let result = try runCommand(
            ["sh", "-c", limited, Program.path],
            folder: folder.path,
            environment: Program.environment(.english)
        )
        #expect(result.exitCode == 74)
        #expect(try folder.names() == names)
    }
}
