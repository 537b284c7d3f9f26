import Cities
import Testing

@testable import Words

@Suite("The words that the program carries")
struct ShippedWordsTests {
    @Test("Russian and English are among them, and each file is complete", arguments: Words.shipped.map(\.language))
    func complete(in language: LanguageTag) throws {
        #expect(Set(Words.shipped.map(\.language)).isSuperset(of: [.russian, .english]))
        let words = try WordsFile(Words.file(of: language), in: language).words
        #expect(words.language == language)
    }

    @Test("Every key of a file is read, and every word that the program says has a key", arguments: Words.shipped)
    func keysAreTyped(_ words: Words) {
        let places = KeyPlaces(Words.file(of: words.language)).places
        let written = Set(places.map(\.path).filter { !$0.hasPrefix("countries.") })
        let read = TypedKeys.all(in: words)
        #expect(read.subtracting(written).isEmpty)
        #expect(written.subtracting(read).isEmpty)
    }

    @Test("A language without words has those of the site's first language that has some, else English ones")
    func fallsBack() throws {
        let tatar = try #require(LanguageTag(rawValue: "tt"))
        #expect(Words.of(tatar, others: [tatar, .russian, .english]).language == .russian)
        #expect(Words.of(tatar, others: [tatar]).language == .english)
        #expect(Words.of(tatar).language == .english)
        #expect(SiteWords(languages: [tatar]).words(in: tatar) == nil)
    }
}

/// The keys that a value of Swift was read from: the names of its properties, and of those within them.
private enum TypedKeys {
    static func all(in value: Any) -> Set<String> {
        var keys: Set<String> = []
        collect(value, at: "", into: &keys)
        return keys
    }

    private static func collect(_ value: Any, at path: String, into keys: inout Set<String>) {
        let mirror = Mirror(reflecting: value)
        // What a language leaves out.
        if mirror.displayStyle == .optional, mirror.children.isEmpty { return }
        if !path.isEmpty { keys.insert(path) }
        if path == "countries" { return }
        switch value {
        case is String, is Int, is LanguageTag, is any OneText: return
        case let list as [String: Any]:
            for (name, value) in list { collect(value, at: join(path, name), into: &keys) }
        case let named as any Named:
            collect(named.anyValues, at: path, into: &keys)
        default:
            switch mirror.displayStyle {
            case .optional, .collection:
                for child in mirror.children { collect(child.value, at: path, into: &keys) }
            default:
                for child in mirror.children { collect(child.value, at: join(path, child.label ?? ""), into: &keys) }
            }
        }
    }

    private static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

/// What is one text, or a list of words, in the files.
private protocol OneText {}
extension Phrase: OneText {}
extension SearchingWords.WordList: OneText {}
extension MonthNames: OneText {}

private protocol Named { var anyValues: [String: Any] { get } }
extension ByName: Named { fileprivate var anyValues: [String: Any] { values } }
