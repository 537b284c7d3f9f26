import Cities
import Testing

@testable import Words

@Suite("A file of words is refused with the place of its fault")
struct WordsFileTests {
    /// The English file, changed, as one in Latin, which counts like English.
    private func read(_ changes: [(String, String)]) throws -> Words {
        let latin = try #require(LanguageTag(rawValue: "la"))
        var text = String(decoding: Words.englishFile, as: UTF8.self)
        for (old, new) in [(Self.start, Self.latinStart)] + changes {
            try #require(text.contains(old))
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        return try WordsFile(Array(text.utf8), in: latin).words
    }

    private static let start = "{\n  \"language\": \"en\",\n"
    private static let latinStart = "{\n  \"language\": \"la\", \"plural\": { \"one\": \"n = 1\" },\n"

    private func fault(_ changes: (String, String)...) throws -> WordsFault {
        try #require(throws: WordsFault.self) { try read(changes) }
    }

    @Test("One that has all it needs is taken")
    func complete() throws {
        let words = try read([("{count} city\"", "urbs una\""), ("{count} cities\"", "urbes {count}\"")])
        #expect(words.cityCount(1) == "urbs una")
        #expect(words.cityCount(5) == "urbes 5")
    }

    @Test("A key that the program does not read, and one that stands twice")
    func keys() throws {
        let unknown = try fault(("\"places\":", "\"palces\": \"x\",\n  \"places\":"))
        #expect(unknown.problem == .unknown && unknown.path == "palces")
        #expect(unknown.line == line(of: "\"places\":"))
        let twice = try fault(("\"places\":", "\"places\": \"x\",\n  \"places\":"))
        #expect(twice == WordsFault(path: "places", line: line(of: "\"places\":").map { $0 + 1 }, problem: .twice))
        let size = try fault(("\"regular\":", "\"middling\": \"x\", \"regular\":"))
        #expect(size.path == "sizes.middling" && size.problem == .unknown)
    }

    @Test("A key that is missing, here or within another")
    func missing() throws {
        #expect(try fault(("\"places\": \"Sections\",\n", "")) == WordsFault(path: "places", problem: .missing))
        let role = try fault(("\"staff\": \"staff\", ", ""))
        #expect(role.path == "desk.roles.staff" && role.problem == .missing)
        #expect(role.line == line(of: "\"roles\":"))
        let key = try fault(("\"erase\": \"Delete\",\n", ""))
        #expect(key.path == "screen.keys.erase" && key.problem == .missing)
    }

    @Test("Places in a phrase: another name, none, a loose brace")
    func placeholders() throws {
        let wrong = try fault(("signed in as {name}", "signed in as {nmae}"))
        #expect(wrong.path == "desk.signedInAs" && wrong.line == line(of: "\"signedInAs\":"))
        #expect(wrong.problem == .unknownPlaceholder("nmae", known: ["name"]))
        #expect(try fault(("signed in as {name}", "signed in")).problem == .missingPlaceholder("name"))
        #expect(try fault(("signed in as {name}", "signed in as {name")).problem == .looseBrace)
        // Another kind of place: a text has no plural forms.
        let kind = try fault(("\"You are signed in as {name}.\"", "{ \"one\": \"{name}\", \"other\": \"{name}\" }"))
        #expect(kind.path == "desk.signedInAs" && kind.problem == .expected(.text))
    }

    @Test("Plural forms: one that the language lacks, and one that is not there")
    func forms() throws {
        let few = try fault(("\"one\": \"{count} city\",", "\"one\": \"{count} city\", \"few\": \"{count} cities\","))
        #expect(few.path == "cityCount.few" && few.problem == .noForm("few", ofThose: [.one, .other]))
        #expect(few.line == line(of: "\"cityCount\":"))
        let none = try fault(("\"one\": \"{count} city\",", ""))
        #expect(none.path == "cityCount" && none.problem == .formMissing(.one))
    }

    @Test("An empty text, a list that is no year, another kind of value")
    func values() throws {
        #expect(try fault(("\"Sections\"", "\"\"")).problem == .empty)
        #expect(try fault(("\"November\", \"December\"", "\"December\"")).problem == .notTwelve(11))
        let number = try fault(("\"groupsFrom\": 4", "\"groupsFrom\": \"4\""))
        #expect(number.path == "numbers.groupsFrom" && number.problem == .expected(.number))
    }

    @Test("The language: another than the file's name, and one without a rule")
    func language() throws {
        let english = try #require(throws: WordsFault.self) {
            try WordsFile(Words.englishFile, in: .russian)
        }
        // Two forms are not enough for Russian.
        #expect(english.path == "cityCount.other" || english.path == "cityCount" || english.path == "searchFound")
        let name = try fault(("\"language\": \"la\"", "\"language\": \"it\""))
        #expect(name == WordsFault(path: "language", line: 2, problem: .otherLanguage("it")))
        let rule = try fault((", \"plural\": { \"one\": \"n = 1\" }", ""))
        #expect(rule == WordsFault(path: "plural", problem: .noRule))
        let malformed = try fault(("n = 1", "n is 1"))
        #expect(malformed == WordsFault(path: "plural", line: 2, problem: .malformedRule("n is 1")))
    }

    @Test("What is no JSON, however it is broken", arguments: ["", "{", "[]", "\"x\"", "{\"language\": 3}", "null"])
    func notJSON(_ text: String) throws {
        #expect(throws: WordsFault.self) { try WordsFile(Array(text.utf8), in: .english) }
        let nested = String(repeating: "{\"a\":", count: 100_000)
        #expect(throws: WordsFault.self) { try WordsFile(Array(nested.utf8), in: .english) }
    }

    /// Where a text first stands in the English file.
    private func line(of text: String) -> Int? {
        let file = String(decoding: Words.englishFile, as: UTF8.self)
        return file.firstRange(of: text).map { file[..<$0.lowerBound].count { $0 == "\n" } + 1 }
    }
}
