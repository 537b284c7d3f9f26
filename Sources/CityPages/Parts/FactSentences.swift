import Cities
import Words

/// The facts of a city in words, one a string, as its page tells them: for the search to find.
///
/// What could not be read is told as the source has it, in the source's language only.
struct FactSentences {
    let city: PartnerCity
    let language: LanguageTag
    /// The languages of the site, for what is not said in `language`.
    let others: [LanguageTag]
    let words: Words

    var all: [String] { [tie, agreement, founded, population, area, timeZone].compactMap { $0 } }

    private var tie: String? {
        guard let value = city.facts.agreement?.value else { return nil }
        return words.tie(value.kind, value.year)
    }

    private var agreement: String? {
        guard let fact = city.facts.agreement else { return nil }
        guard let value = fact.value, let title = value.title.best(for: language, others: others) else {
            return asWritten(words.facts["agreement"].label, fact)
        }
        return "\(words.facts["agreement"].label): \(title.value)" + (value.year.map { ", \(words.year($0))" } ?? "")
    }

    private var founded: String? {
        guard let fact = city.facts.founded else { return nil }
        return fact.value.map { "\(words.facts["founded"].label): \(words.numbers.yearOfEra($0.year))" }
            ?? asWritten(words.facts["founded"].label, fact)
    }

    private var population: String? {
        guard let fact = city.facts.population else { return nil }
        guard let people = fact.value?.people else { return asWritten(words.facts["population"].label, fact) }
        return
            "\(words.facts["population"].label): \(words.numbers.round(people)) \(words.facts["population"].figure(asOf: fact.asOf))"
    }

    private var area: String? {
        guard let fact = city.facts.area else { return nil }
        guard let area = fact.value?.squareKilometres else { return asWritten(words.facts["area"].label, fact) }
        return "\(words.facts["area"].label): \(words.numbers.squareKilometres(area))"
    }

    private var timeZone: String? {
        guard let fact = city.facts.timeZone else { return nil }
        guard let zone = fact.value else { return asWritten(words.facts["timeZone"].label, fact) }
        return "\(words.facts["timeZone"].label): \(UTCOffset(minutes: zone.minutesFromUTC).text)"
    }

    private func asWritten<Value>(_ label: String, _ fact: Fact<Value>) -> String? {
        language == .russian ? "\(label): \(fact.source)" : nil
    }
}
