import Cities
import Testing
import Words

@Suite("The accessibility statement")
struct AccessibilityStatementTests {
    /// How many success criteria each guideline of WCAG 2.2 has, without 4.1.1, which is obsolete.
    private static let criteria = [
        "1.1": 1, "1.2": 9, "1.3": 6, "1.4": 13, "2.1": 4, "2.2": 6, "2.3": 3, "2.4": 13, "2.5": 8, "3.1": 6, "3.2": 6,
        "3.3": 9, "4.1": 3,
    ]

    @Test("Every success criterion of WCAG 2.2 has one answer", arguments: [LanguageTag.russian, .english])
    func answersEveryCriterion(in language: LanguageTag) {
        let named = Words.of(language).accessibilityStatement.flatMap(\.requirements).flatMap(\.criteria)
        let numbers = named.map { String($0.prefix { $0.isNumber || $0 == "." }) }
        let media = (1...9).map { "1.2.\($0)" }
        let answered = numbers.flatMap { $0 == "1.2.1" ? media : [$0] }.filter { !$0.isEmpty }
        let wanted = Self.criteria.flatMap { guideline, count in (1...count).map { "\(guideline).\($0)" } }
        #expect(answered.sorted() == wanted.filter { $0 != "4.1.1" }.sorted())
    }

    @Test("It says the same in every language: as many answers, on as many criteria")
    func languagesAgree() {
        let russian = Words.of(.russian).accessibilityStatement.map { $0.requirements.map(\.criteria.count) }
        let english = Words.of(.english).accessibilityStatement.map { $0.requirements.map(\.criteria.count) }
        #expect(russian == english)
    }
}
