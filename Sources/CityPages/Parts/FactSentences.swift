import Cities

/// The facts of a city in words, one a string, as its page tells them: for the search to find.
///
/// What could not be read is told as the source has it, in the source's language only.
struct FactSentences {
    let city: PartnerCity
    let language: LanguageTag
    /// The languages of the site, for what is not said in `language`.
    let others: [LanguageTag]

    private var words: Words { Words.of(language, others: others) }

    var all: [String] { [tie, agreement, founded, population, area, timeZone].compactMap { $0 } }

    private var tie: String? {
        guard let value = city.facts.agreement?.value else { return nil }
        return words.tie(value.kind, value.year)
    }

    private var agreement: String? {
        guard let fact = city.facts.agreement else { return nil }
        guard let value = fact.value, let title = value.title.best(for: language, others: others) else {
            return asWritten(words.document, fact)
        }
        return "\(words.document): \(title.value)" + (value.year.map { ", \(words.year($0))" } ?? "")
    }

    private var founded: String? {
        guard let fact = city.facts.founded else { return nil }
        return fact.value.map { "\(words.founded): \(words.yearOfEra($0.year))" } ?? asWritten(words.founded, fact)
    }

    private var population: String? {
        guard let fact = city.facts.population else { return nil }
        guard let people = fact.value?.people else { return asWritten(words.population, fact) }
        return "\(words.population): \(words.roundNumber(people)) \(words.people(fact.asOf))"
    }

    private var area: String? {
        guard let fact = city.facts.area else { return nil }
        guard let area = fact.value?.squareKilometres else { return asWritten(words.area, fact) }
        return "\(words.area): \(words.numbers.text(area))\u{A0}\(words.squareKilometres)"
    }

    private var timeZone: String? {
        guard let fact = city.facts.timeZone else { return nil }
        guard let zone = fact.value else { return asWritten(words.timeZone, fact) }
        return "\(words.timeZone): \(UTCOffset(minutes: zone.minutesFromUTC).text)"
    }

    private func asWritten<Value>(_ label: String, _ fact: Fact<Value>) -> String? {
        language == .russian ? "\(label): \(fact.source)" : nil
    }
}
