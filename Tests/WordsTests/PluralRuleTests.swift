import Cities
import Testing
import Words

@Suite("Plural rules")
struct PluralRuleTests {
    private func forms(of language: String, _ numbers: [Int]) throws -> [String] {
        let rule = try #require(LanguageTag(rawValue: language).flatMap(PluralRule.known))
        return numbers.map { rule.category(of: $0).rawValue }
    }

    @Test("They are those of CLDR")
    func known() throws {
        #expect(try forms(of: "en", [0, 1, 2, 21]) == ["other", "one", "other", "other"])
        #expect(
            try forms(of: "ru", [1, 2, 5, 11, 12, 21, 22, 111, 0])
                == "one few many many many one few many many".split(separator: " ").map(String.init)
        )
        #expect(try forms(of: "cs", [1, 2, 4, 5, 0, 22]) == ["one", "few", "few", "other", "other", "other"])
        #expect(try forms(of: "pl", [1, 2, 5, 21, 22, 112]) == ["one", "few", "many", "many", "few", "many"])
        #expect(try forms(of: "lt", [1, 2, 10, 11, 21]) == ["one", "few", "other", "other", "one"])
        #expect(try forms(of: "ro", [1, 0, 2, 19, 20, 101]) == ["one", "few", "few", "few", "other", "few"])
        #expect(try forms(of: "ar", [0, 1, 2, 3, 11, 100]) == ["zero", "one", "two", "few", "many", "other"])
        #expect(try forms(of: "fr", [0, 1, 2]) == ["one", "one", "other"])
        #expect(try forms(of: "zh-hans", [1, 5]) == ["other", "other"])
    }

    @Test("A phrase needs those forms that whole numbers have")
    func needed() throws {
        let russian = try #require(PluralRule.known(for: .russian))
        #expect(russian.needed == [.one, .few, .many])
        #expect(russian.categories == [.one, .few, .many, .other])
        // As CLDR has them for Czech: `many` is of decimals.
        let written = ["one": "i = 1 and v = 0", "few": "i = 2..4 and v = 0", "many": "v != 0  @decimal 0.0~1.5, …"]
        let czech = try PluralRule(written)
        #expect(czech.needed == [.one, .few, .other])
        #expect(czech.categories.contains(.many))
    }

    @Test(
        "What is no condition is refused",
        arguments: [
            ["one": ""], ["one": "n"], ["one": "n = "], ["one": "n is 1"], ["one": "n = 4..2"], ["one": "n % 0 = 1"],
            ["one": "x = 1"], ["one": "n = 1 or"], ["one": "n = 99999999999999999999"], ["other": "n = 1"],
            ["some": "n = 1"], ["few": "n = 2...4"],
        ]
    )
    func refuses(_ conditions: [String: String]) {
        #expect(throws: WordsProblem.self) { try PluralRule(conditions) }
    }
}
