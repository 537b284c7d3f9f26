import Words

extension OperatorMessage {
    /// - Parameter file: as the operator would name it.
    init(_ fault: WordsFault, file: String) {
        let place = file + (fault.line.map { ":\($0)" } ?? "")
        let what = fault.problem.words
        self.init(
            "words",
            exit: .dataRefused,
            Bilingual(
                ru: fault.path.isEmpty ? "\(place): \(what.russian)" : "\(place): \(fault.path): \(what.russian)",
                en: fault.path.isEmpty ? "\(place): \(what.english)" : "\(place): \(fault.path): \(what.english)"
            )
        )
    }
}

extension WordsProblem {
    /// What is wrong, in one clause.
    fileprivate var words: Bilingual {
        switch self {
        case .unknown: Bilingual(ru: "такого ключа программа не знает", en: "the program knows no such key")
        case .missing: Bilingual(ru: "такого ключа нет", en: "this key is missing")
        case .twice: Bilingual(ru: "ключ стоит дважды", en: "the key stands twice")
        case .expected(.text): Bilingual(ru: "нужен текст в кавычках", en: "a text in quotes is expected")
        case .expected(.number): Bilingual(ru: "нужно целое число", en: "a whole number is expected")
        case .expected(.list): Bilingual(ru: "нужен список […]", en: "a list […] is expected")
        case .expected(.object): Bilingual(ru: "нужен объект {…}", en: "an object {…} is expected")
        case .empty: Bilingual(ru: "текст пуст", en: "the text is empty")
        case .notJSON(let detail): Bilingual(ru: "не JSON (\(detail))", en: "not JSON (\(detail))")
        case .otherLanguage(let tag):
            Bilingual(
                ru: "здесь «\(tag)», а в имени файла другой язык",
                en: "“\(tag)” is not the language of the file’s name"
            )
        case .notTwelve(let count):
            Bilingual(
                ru: "нужно 12 названий месяцев, здесь \(count)",
                en: "12 names of months are expected, here are \(count)"
            )
        case .unknownPlaceholder(let name, let known):
            Bilingual(
                ru: "места {\(name)} здесь нет; есть \(Self.places(known, none: "только текст"))",
                en: "there is no {\(name)} here, but \(Self.places(known, none: "only text"))"
            )
        case .missingPlaceholder(let name): Bilingual(ru: "нет места {\(name)}", en: "{\(name)} is missing")
        case .looseBrace: Bilingual(ru: "скобка { или } без пары", en: "a brace { or } has no counterpart")
        case .noForm(let form, let forms):
            Bilingual(
                ru: "формы «\(form)» в языке нет; есть \(Self.list(forms))",
                en: "the language has no form “\(form)”, but \(Self.list(forms))"
            )
        case .formMissing(let form):
            Bilingual(ru: "нет формы «\(form.rawValue)»", en: "the form “\(form.rawValue)” is missing")
        case .malformedRule(let text):
            Bilingual(
                ru: "«\(text)» — не правило CLDR для целых чисел, например n % 10 = 1 and n % 100 != 11",
                en: "“\(text)” is no rule of CLDR for whole numbers, like n % 10 = 1 and n % 100 != 11"
            )
        case .noRule:
            Bilingual(
                ru: "правило множественного числа этого языка программе не известно, его надо назвать",
                en: "the program does not know the plural rule of this language, so it must be named"
            )
        }
    }

    private static func places(_ names: [String], none: String) -> String {
        names.isEmpty ? none : names.map { "{\($0)}" }.joined(separator: ", ")
    }

    private static func list(_ forms: [PluralRule.Category]) -> String {
        forms.map(\.rawValue).joined(separator: ", ")
    }
}
