import FoundationEssentials
import PobratimTesting
import Testing

@Suite("README against the program")
struct ReadmeTests {
    private let folder: TemporaryFolder
    private let readme: [String]
    /// From the top of the repository.
    private let repository: String

    init() throws {
        folder = try TemporaryFolder()
        repository = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let bytes = try Data(contentsOf: URL(filePath: repository + "/README.md"))
        readme = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The commands in the first column of the table of verbs: `pobratim pack CONTENT --output FILE`.
    private var tabled: [[Substring]] {
        readme.filter { $0.hasPrefix("| `pobratim ") }
            .compactMap { $0.split(separator: "`").dropFirst().first?.split(separator: " ") }
    }

    @Test("The table has the verbs that the program has")
    func verbs() throws {
        #expect(Set(tabled.map { String($0[1]) }) == Set(try listedVerbs))
    }

    private var listedVerbs: [String] {
        get throws {
            let help = try Program.done(["--help"], in: folder)
            let listed = try #require(help.components(after: "SUBCOMMANDS:"))
                .split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("'") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }
            try #require(listed.count >= 7)
            return listed
        }
    }

    @Test("The man page has every verb with its options, and every setting that can come from the environment")
    func manual() throws {
        let page = try tool(["\(repository)/Scripts/make-man", Program.path], in: folder).output
        let sections = page.split(separator: ".SS pobratim ").dropFirst().map(String.init)
        for verb in try listedVerbs {
            let titles = [" ", "\n"].map { inRoff(verb) + $0 }
            let own = sections.filter { section in titles.contains { section.hasPrefix($0) } }
            #expect(!own.isEmpty, "\(verb)")
            let help = try Program.done(["help", verb], in: folder)
            for option in listedOptions(in: help) {
                #expect(own.contains { $0.contains("\\fB\(inRoff(option))\\fR") }, "\(verb) \(option)")
            }
        }
        let help = try Program.done(["help", "serve"], in: folder)
        let settings = help.split { !($0.isLetter || $0 == "_") }.filter { $0.hasPrefix("POBRATIM_") }
        #expect(settings.count >= 9)
        let environment = try #require(page.components(after: ".SH ENVIRONMENT"))
        for setting in settings { #expect(environment.contains(setting), "\(setting)") }
        #expect(environment.contains(".SH EXIT STATUS"))
    }

    private func inRoff(_ word: String) -> String { word.replacing("-", with: "\\-") }

    /// The options that a verb's help lists, but for `--help`: `--output`.
    private func listedOptions(in help: String) -> [String] {
        help.split(separator: "\n").filter { $0.hasPrefix("  --") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    @Test("Every option that the table names, the verb has")
    func options() throws {
        for command in tabled {
            let verb = command.dropFirst().prefix(while: isVerb).map(String.init)
            let help = try Program.done(["help"] + verb, in: folder)
            for word in command where word.contains("--") {
                let option = word.drop { $0 != "-" }.prefix { $0 == "-" || $0.isLetter }
                #expect(help.contains(option), "\(command.joined(separator: " "))")
            }
        }
    }

    private func isVerb(_ word: Substring) -> Bool {
        !word.hasPrefix("-") && word.allSatisfy { $0.isLowercase || $0 == "-" }
    }

    @Test("Its commands, typed one after another, do what they say")
    func commands() throws {
        try folder.write(Array(SmallPortalPage.text.utf8), to: "page.html")
        let replacing = try replacingKeys
        let commands = readme.filter { $0.hasPrefix("pobratim ") && !replacing.contains($0) }
            .map { $0.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init) }
        #expect(commands.map(\.first) == ["import", "keys", "pack", "verify", "serve", "export"])
        for command in commands where command.first != "serve" {
            // README: keys/ holds office.pub
            if command.first == "verify" { try tool(["sh", "-c", "mkdir keys && cp office.pub keys"], in: folder) }
            try Program.done(command, in: folder)
        }
        let bundle = try #require(commands.first { $0.first == "serve" }?.last)
        let ended = try ServedBundle.serve(bundle, in: folder) { server in
            let answer = try server.get("/ru/index.html")
            #expect(answer.status == 200)
        }
        #expect(ended.exitCode == 0)
        let checks = readme.filter { $0.hasPrefix("sqlite3 ") || $0.hasPrefix("signify-openbsd ") }
        #expect(checks.count == 2)
        for check in checks { try tool(["sh", "-c", check], in: folder) }
    }

    /// The lines that replace a key.
    private var replacingKeys: [String] {
        get throws {
            let start = try #require(readme.firstIndex { $0.hasPrefix("**Replacing a key.**") })
            let block = readme[start...].drop { $0 != "```sh" }.dropFirst().prefix { $0 != "```" }
            return Array(block)
        }
    }

    @Test("Its recipe for replacing a key, typed line by line, makes kiosks believe the new one and not the old")
    func rotation() throws {
        try SmallContent.write(to: folder)
        try tool(["sed", "-i", "s/\"securityEpoch\": 3/\"securityEpoch\": 1/", "content/site.json"], in: folder)
        try Program.done(["keys", "new", "office"], in: folder)
        try tool(
            ["sh", "-c", "mkdir bin keys; ln -s \"$0\" bin/pobratim; cp office.pub keys", Program.path],
            in: folder
        )
        var version = 0
        func pack(_ name: String, _ key: String) throws {
            version += 1
            let options = ["--output", name, "--key", key, "--content-version", "\(version)"]
            try Program.done(["pack", "content"] + options, in: folder)
        }
        func sync(_ bundle: String) throws -> Int32 {
            let place = ["--state", "state", "--trust", "keys"]
            let exitCode = try Program.run(["sync", bundle] + place, in: folder).exitCode
            _ = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=keys", "--trial-seconds=0"]) {
                _ in
                while try Program.done(["status", "--state", "state"], in: folder).contains("trial") {}
            }
            return exitCode
        }
        try pack("first.pobratim", "office.sec")
        #expect(try sync("first.pobratim") == 0)
        for line in try replacingKeys {
            version += 1
            let environment = "SOURCE_DATE_EPOCH=\(version) PATH=\"$PWD/bin:$PATH\""
            try tool(["sh", "-c", "export \(environment); \(line)"], in: folder)
        }
        #expect(try sync("rotation.pobratim") == 0)
        try pack("old-key.pobratim", "office.sec")
        #expect(try sync("old-key.pobratim") == 65)
        #expect(try sync("next.pobratim") == 0)
        #expect(
            try Program.done(["status", "--state", "state", "--json"], in: folder).contains("\"highestEpoch\" : 2")
        )
    }

    @Test("Its first two commands are scripts that are there and can be run")
    func firstCommands() throws {
        let commands = readme.filter { $0.hasPrefix("Scripts/") }.compactMap { $0.split(separator: " ").first }
        #expect(commands.prefix(2) == ["Scripts/run", "Scripts/test"])
        for command in commands {
            #expect(FileManager.default.isExecutableFile(atPath: "\(repository)/\(command)"))
        }
    }
}

extension String {
    fileprivate func components(after heading: String) -> String? {
        firstRange(of: heading).map { String(self[$0.upperBound...]) }
    }
}
