import Cities

extension FieldFault {
    /// What is wrong, in one clause.
    var words: Bilingual {
        switch self {
        case .unknown: Bilingual(ru: "такого поля нет", en: "there is no such field")
        case .missing: Bilingual(ru: "нет значения", en: "it is missing")
        case .expected(let kind): Bilingual(ru: "нужно \(kind.words.russian)", en: "\(kind.words.english) is expected")
        case .notJSON(let detail): Bilingual(ru: "не JSON (\(detail))", en: "not JSON (\(detail))")
        case .languageTag(let tag):
            Bilingual(
                ru: "«\(tag)» — не код языка строчными буквами или стоит дважды",
                en: "“\(tag)” is no language tag in lower case, or stands twice"
            )
        case .noLanguage: Bilingual(ru: "нужен хотя бы один язык", en: "at least one language is needed")
        case .missingIn(let language):
            Bilingual(ru: "нет значения на языке «\(language)»", en: "it is missing in “\(language)”")
        case .belowZero: Bilingual(ru: "меньше нуля", en: "it is below zero")
        case .tooLarge: Bilingual(ru: "слишком велико", en: "it is too large")
        case .address(let text):
            Bilingual(ru: "«\(text)» — не адрес http или https", en: "“\(text)” is not an http or https address")
        case .publicAddress(let text):
            Bilingual(
                ru: "«\(text)» — не адрес http или https с косой чертой в конце",
                en: "“\(text)” is not an http or https address that ends with a slash"
            )
        case .place:
            Bilingual(
                ru: "широта и долгота стоят вместе, в пределах −90…90 и −180…180 градусов",
                en: "latitude and longitude stand together, within −90…90 and −180…180 degrees"
            )
        case .utcOffset(let text): Bilingual(ru: "«\(text)» не вида +08:00", en: "“\(text)” is not like +08:00")
        case .zone(let text): Bilingual(ru: "«\(text)» не вида Europe/Sofia", en: "“\(text)” is not like Europe/Sofia")
        case .countryCode(let text):
            Bilingual(ru: "«\(text)» — не две заглавные буквы", en: "“\(text)” is not two capital letters")
        case .noneOf(let choices, let found):
            Bilingual(
                ru: "«\(found)» — ни одно из: \(choices.joined(separator: ", "))",
                en: "“\(found)” is none of \(choices.joined(separator: ", "))"
            )
        case .yearZero: Bilingual(ru: "нулевого года не было", en: "there was no year 0")
        case .implausible(let number): Bilingual(ru: "\(number) — так не бывает", en: "\(number) is implausible")
        }
    }
}

extension FieldFault.Kind {
    fileprivate var words: Bilingual {
        switch self {
        case .text: Bilingual(ru: "текст в кавычках", en: "text in quotes")
        case .number: Bilingual(ru: "число", en: "a number")
        case .wholeNumber: Bilingual(ru: "целое число", en: "a whole number")
        case .list: Bilingual(ru: "список […]", en: "a list […]")
        case .object: Bilingual(ru: "объект {…}", en: "an object {…}")
        }
    }
}
