/// What stands around the entries on every page of the portal, known by its words.
enum PortalChrome {
    /// Beginnings of words that only a site's own controls have, each group needing all of its words.
    private static let stems: [[String]] = [
        ["вход"], ["войти"], ["выход"], ["парол"], ["mail"], ["авториз"], ["регистрац"], ["личн", "кабинет"],
        ["техническ", "поддержк"], ["сообщ", "ошибк"], ["верси", "сайт"], ["верси", "слаб"], ["изображени", "вкл"],
        ["изображени", "выкл"], ["вкл", "выкл"], ["меню"], ["главная"], ["поиск"], ["искать"], ["карта", "сайт"],
        ["верси", "печат"],
        ["наверх"], ["поделит"], ["подписат"], ["cookie"], ["прав", "защищен"], ["политик", "конфиденциал"],
        ["следующ"],
        ["предыдущ"], ["показать", "ещ"], ["показать", "еще"],
    ]
    private static let wholeLines: Set<String> = [
        "размер:", "размер", "цвет:", "цвет", "изображения", "русский", "english", "татарча", "рус", "тат", "eng", "ru",
        "en", "tt",
        "новости", "контакты", "назад", "печать", "rss", "поиск", "search", "закрыть", "close",
    ]

    static func isChrome(_ text: String) -> Bool {
        let folded = text.foldedForComparison
        if wholeLines.contains(folded) || isLetterControl(folded) || isEndOfPage(text) { return true }
        let words = FoldedText(text).tokens.compactMap(\.word)
        guard words.count <= 30 else { return false }
        if words.isEmpty { return !text.unicodeScalars.contains(where: \.isASCIIDigit) || isPageNumbers(text) }
        return stems.contains { group in group.allSatisfy { stem in words.contains { $0.hasPrefix(stem) } } }
    }

    /// Lines behind which a page has nothing more to tell.
    static func isEndOfPage(_ text: String) -> Bool {
        let folded = text.foldedForComparison
        return folded.hasPrefix("©") || folded.hasPrefix("(c) ")
            || ["наверх", "вверх", "карта сайта", "версия для печати"].contains(folded)
    }

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
