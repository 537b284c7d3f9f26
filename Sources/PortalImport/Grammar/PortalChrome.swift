import Cities

/// What stands around the entries on every page of the portal, known by its words.
enum PortalChrome {
    /// Beginnings of words that a site's own controls have, each group needing all of its words. `=` is before a whole
    /// word: `вход` is a control, `входит` is not.
    private static let stems: [[String]] = [
        ["=вход"], ["войти"], ["=выход"], ["выйти"], ["парол"], ["=mail"], ["авториз"], ["регистрац"],
        ["личн", "кабинет"], ["техническ", "поддержк"], ["сообщ", "ошибк"], ["верси", "сайт"], ["верси", "слаб"],
        ["изображени", "вкл"], ["изображени", "выкл"], ["вкл", "выкл"], ["=меню"], ["=главная"], ["=поиск"], ["искать"],
        ["карта", "сайт"], ["верси", "печат"], ["наверх"], ["поделит"], ["подписат"], ["cookie"], ["прав", "защищен"],
        ["политик", "конфиденциал"], ["следующая"], ["предыдущая"], ["показать", "ещ"], ["показать", "еще"],
        ["sign", "in"], ["log", "in"], ["password"], ["=menu"], ["=search"], ["site", "map"], ["=sitemap"],
        ["rights", "reserved"], ["privacy", "policy"], ["skip", "content"],
    ]
    /// A control has a label of a few words.
    private static let mostWords = 5
    /// What explains a control is longer, and has the words of two.
    private static let mostWordsOfExplanation = 30
    private static let wholeLines: Set<String> = [
        "размер:", "размер", "цвет:", "цвет", "изображения", "русский", "english", "татарча", "рус", "тат", "eng", "ru",
        "en", "tt",
        "новости", "контакты", "назад", "печать", "rss", "поиск", "search", "закрыть", "close",
    ]

    static func isChrome(_ text: String) -> Bool {
        let folded = text.foldedForComparison
        if wholeLines.contains(folded) || isLetterControl(folded) || isUpdate(text) { return true }
        let words = FoldedText(text).tokens.compactMap(\.word)
        if words.isEmpty { return !text.unicodeScalars.contains(where: \.isASCIIDigit) || isPageNumbers(text) }
        guard words.count <= mostWordsOfExplanation, !tellsWhereOrWhen(text) else { return false }
        if isEndOfPage(text) { return true }
        let count = stems.count { group in group.allSatisfy { stem in words.contains { has(stem, $0) } } }
        return count >= (words.count <= mostWords ? 1 : 2)
    }

    private static func has(_ stem: String, _ word: String) -> Bool {
        stem.hasPrefix("=") ? word == stem.dropFirst() : word.hasPrefix(stem)
    }

    /// It has what neither a control nor a title has: a telephone number, an address, a date.
    static func tellsWhereOrWhen(_ text: String) -> Bool {
        let tokens = FoldedText(text).tokens
        if hasContact(text) || tokens.contains(where: { $0.word.flatMap(MonthName.month(of:)) != nil }) { return true }
        let numbers = tokens.compactMap(\.digits)
        // `© 2010–2024` and `Показать ещё 20` tell nothing.
        return !numbers.allSatisfy { $0.count == 4 } && numbers.map(\.count).reduce(0, +) > 3
    }

    /// A mail address, a telephone number, a postcode.
    static func hasContact(_ text: String) -> Bool {
        if text.contains("@") { return true }
        return FoldedText(text).tokens.contains { token in
            if let digits = token.digits { return digits.count == 6 }
            return token.word.map { ["тел", "телефон", "факс", "phone", "tel", "fax"].contains($0) } ?? false
        }
    }

    /// Lines behind which a page has nothing more to tell.
    static func isEndOfPage(_ text: String) -> Bool {
        let folded = text.foldedForComparison
        if isCopyright(text) || isUpdate(text) { return true }
        if ["наверх", "вверх", "карта сайта", "версия для печати"].contains(folded) { return true }
        let tokens = FoldedText(text).tokens
        guard tokens.count(where: { $0.word != nil }) <= mostWordsOfMark, PortalText.Line.fact(in: tokens) == nil else {
            return false
        }
        return siteNames.contains(where: folded.hasPrefix)
    }

    static func isCopyright(_ text: String) -> Bool {
        let folded = text.foldedForComparison
        return folded.hasPrefix("©") || folded.hasPrefix("(c) ")
    }

    /// `Последнее обновление: 12.05.2024`.
    private static func isUpdate(_ text: String) -> Bool {
        let folded = text.foldedForComparison
        return FoldedText(text).tokens.count { $0.word != nil } <= mostWords && !hasContact(text)
            && ["последнее обновление", "дата обновления", "обновлено", "last update", "updated"].contains(
                where: folded.hasPrefix
            )
    }

    private static let siteNames = [
        "официальный портал", "официальный сайт", "портал мэрии", "сайт мэрии", "official portal", "official site",
        "official website",
    ]
    private static let mostWordsOfMark = 8

    /// `AAA`, `A A A`, `Цвет: CCC`: buttons that show one letter in several sizes or colours.
    private static func isLetterControl(_ folded: String) -> Bool {
        var rest = Substring(folded)
        for label in ["цвет:", "размер:", "шрифт:"] where rest.hasPrefix(label) { rest = rest.dropFirst(label.count) }
        let letters = rest.unicodeScalars.filter { !$0.isBlank }
        return letters.count >= 2 && letters.count <= 6 && Set(letters).count == 1 && letters.allSatisfy(\.isLetter)
    }

    private static func isPageNumbers(_ text: String) -> Bool {
        let numbers = FoldedText(text).tokens.compactMap(\.number)
        return numbers.count >= 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }
}
