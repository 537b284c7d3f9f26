import Cities

/// The facts of a city in words, one a string, as its page tells them: for the search to find.
struct FactSentences {
    let city: PartnerCity
    let language: LanguageTag
    /// The languages of the site, for what is not said in `language`.
    let others: [LanguageTag]

    private var words: Words { Words.of(language) }

    var all: [String] { [tie, agreement, founded, population, area].compactMap { $0 } }

    private var tie: String? {
        guard let value = city.facts.agreement?.value else { return nil }
        return words.tie(value.kind, value.year)
    }

    private var agreement: String? {
        guard let value = city.facts.agreement?.value, let title = value.title.best(for: language, others: others)
        else { return nil }
        return "\(words.document): \(title.value)" + (value.year.map { ", \(words.year($0))" } ?? "")
    }

    private var founded: String? {
        city.facts.founded?.value.map { "\(words.founded): \(words.yearOfEra($0.year))" }
    }

    private var population: String? {
        guard let fact = city.facts.population, let people = fact.value?.people else { return nil }
        return "\(words.population): \(words.roundNumber(people)) \(words.people(fact.asOf))"
    }

    private var area: String? {
        guard let fact = city.facts.area, let area = fact.value?.squareKilometres else { return nil }
        return "\(words.area): \(words.numbers.text(area))\u{A0}\(words.squareKilometres)"
    }
}
