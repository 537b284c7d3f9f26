import Cities
import CityBundle
import PortalImport

extension PortalNote.Kind {
    /// What a person should look at, in one clause.
    var words: Bilingual {
        switch self {
        case .factUnread(let fact, let source, let problem):
            Bilingual(
                ru: "\(fact.words.russian) «\(Excerpt(source))» — \(problem.words.russian); показано как в источнике",
                en: "\(fact.words.english) “\(Excerpt(source))”: \(problem.words.english); shown as the source has it"
            )
        case .factEmpty(let fact):
            Bilingual(ru: "\(fact.words.russian): значения нет", en: "\(fact.words.english): nothing stands there")
        case .factRepeated(let fact, let source):
            Bilingual(
                ru: "\(fact.words.russian) стоит ещё раз: «\(Excerpt(source))»; взято первое",
                en: "\(fact.words.english) stands again: “\(Excerpt(source))”; the first one counts"
            )
        case .moreAddresses(let addresses):
            Bilingual(
                ru: "адресов несколько, взят первый; ещё: \(addresses.joined(separator: ", "))",
                en: "several addresses, the first one counts; also: \(addresses.joined(separator: ", "))"
            )
        case .cityInside(let text):
            Bilingual(
                ru: "не другой ли город начинается здесь: «\(Excerpt(text))»? Взято как часть этого",
                en: "does another city begin here: “\(Excerpt(text))”? Taken for a part of this one"
            )
        case .footInside(let text):
            Bilingual(
                ru: "не подвал ли сайта начинается здесь: «\(Excerpt(text))»? Взято как часть города",
                en: "does the foot of the page begin here: “\(Excerpt(text))”? Taken for a part of the city"
            )
        case .headingUnknown(let text):
            Bilingual(
                ru: "не новый ли раздел начинается здесь: «\(Excerpt(text))»? Взято в рассказ о городе",
                en: "does another section begin here: “\(Excerpt(text))”? Taken for a part of what tells of the city"
            )
        case .countryUnknown(let name):
            Bilingual(
                ru: "страны «\(Excerpt(name))» нет в списке",
                en: "the country “\(Excerpt(name))” is not in the list"
            )
        case .countryMissing: Bilingual(ru: "страна не названа", en: "no country is named")
        case .eventUndated(let problem, let text):
            Bilingual(
                ru: "событие без даты — \(problem.words.russian): «\(Excerpt(text))»",
                en: "an event without a date, \(problem.words.english): “\(Excerpt(text))”"
            )
        }
    }
}

extension EventDateProblem {
    /// Why there is no date, in one clause.
    fileprivate var words: Bilingual {
        switch self {
        case .several:
            Bilingual(ru: "дат несколько, ни одна не главная", en: "since none of several is clearly its own")
        case .unclear:
            Bilingual(
                ru: "неясно, какая здесь дата и дата ли это",
                en: "since it is not clear which date it has, if any"
            )
        case .yearMissing: Bilingual(ru: "не назван год", en: "since no year is named")
        case .noSuchDay: Bilingual(ru: "такого дня в календаре нет", en: "since the calendar has no such day")
        case .backwards: Bilingual(ru: "конец раньше начала", en: "since its end is before its start")
        case .future(let year): Bilingual(ru: "\(year) год ещё не скоро", en: "since the year \(year) is far ahead")
        case .past(let year):
            Bilingual(ru: "\(year) год — ещё не о партнёрстве", en: "since the year \(year) is before any partnership")
        }
    }
}

extension FactProblem {
    /// Why there is no value, in one clause.
    var words: Bilingual {
        switch self {
        case .notUnderstood(let text):
            Bilingual(ru: "не понято: «\(Excerpt(text))»", en: "not understood: “\(Excerpt(text))”")
        case .unitMissing: Bilingual(ru: "нет единицы измерения", en: "the unit is missing")
        case .signMissing: Bilingual(ru: "не сказано, к востоку или к западу", en: "it does not say east or west")
        case .approximate: Bilingual(ru: "названо приблизительно", en: "it is approximate")
        case .bound: Bilingual(ru: "названа граница, а не значение", en: "it is a bound, not a value")
        case .century: Bilingual(ru: "назван век, а не год", en: "it is a century, not a year")
        case .several: Bilingual(ru: "значений несколько", en: "there is more than one value")
        case .ambiguousNumber(let decimal, let thousands):
            Bilingual(
                ru: "то ли \(Figure.russian(decimal)), то ли \(Figure.russian(thousands))",
                en: "it may be \(Figure.english(decimal)) or \(Figure.english(thousands))"
            )
        case .implausible(let why): why.words
        }
    }
}

extension Implausibility {
    fileprivate var words: Bilingual {
        switch self {
        case .density(let people, let area):
            Bilingual(
                ru: "неправдоподобно: \(Figure.russian(people)) человек на \(Figure.russian(area)) км²",
                en: "implausible: \(Figure.english(people)) people on \(Figure.english(area)) km²"
            )
        case .area(let area):
            Bilingual(
                ru: "неправдоподобно: \(Figure.russian(area)) км²",
                en: "implausible: \(Figure.english(area)) km²"
            )
        case .population(let people):
            Bilingual(
                ru: "неправдоподобно: \(Figure.russian(people)) человек",
                en: "implausible: \(Figure.english(people)) people"
            )
        case .yearInFuture(let year):
            Bilingual(ru: "\(year) год ещё не наступил", en: "the year \(year) is yet to come")
        case .noSuchYear(let year):
            Bilingual(ru: "такого года, \(year), не было", en: "there was no such year, \(year)")
        case .agreementYear(let year):
            Bilingual(
                ru: "\(year) год неправдоподобен для договора",
                en: "the year \(year) is implausible for an agreement"
            )
        case .offset(let minutes):
            Bilingual(
                ru: "таких часов нет: UTC\(Figure.offset(minutes))",
                en: "no clock shows UTC\(Figure.offset(minutes))"
            )
        }
    }
}
