import Cities
import Words

/// Facts in the words of a page.
struct PageWording: FactWording {
    let words: Words
    let language: LanguageTag
    /// The languages of the site, for what is not said in ``language``.
    let others: [LanguageTag]

    func label(of fact: FactName) -> String { words.facts[fact.rawValue].label }
    func caption(of fact: FactName, asOf year: Int?) -> String { words.facts[fact.rawValue].figure(asOf: year) }

    func best(_ text: Localized<String>) -> (value: String, language: LanguageTag)? {
        text.best(for: language, others: others)
    }

    func year(_ year: Int) -> String { words.year(year) }
    func yearOfEra(_ year: Int) -> String { words.numbers.yearOfEra(year) }
    func round(_ people: Int) -> String { words.numbers.round(people) }
    func squareKilometres(_ area: Double) -> String { words.numbers.squareKilometres(area) }
    func offset(minutes: Int) -> String { UTCOffset(minutes: minutes).text }
    func inSummer(_ offset: String) -> String { words.summerDifference(offset) }
}
