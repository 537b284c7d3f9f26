/// Months as Russian and English write them, in every case and shortened.
package enum MonthName {
    /// 1…12 for a folded word.
    package static func month(of word: String) -> Int? { months[word] }

    private static let months: [String: Int] = {
        let names: [[String]] = [
            ["январь", "января", "январе", "январю", "янв", "january", "jan"],
            ["февраль", "февраля", "феврале", "февралю", "фев", "февр", "february", "feb"],
            ["март", "марта", "марте", "марту", "мар", "march", "mar"],
            ["апрель", "апреля", "апреле", "апрелю", "апр", "april", "apr"],
            ["май", "мая", "мае", "маю", "may"],
            ["июнь", "июня", "июне", "июню", "июн", "june", "jun"],
            ["июль", "июля", "июле", "июлю", "июл", "july", "jul"],
            ["август", "августа", "августе", "августу", "авг", "august", "aug"],
            ["сентябрь", "сентября", "сентябре", "сентябрю", "сен", "сент", "september", "sep", "sept"],
            ["октябрь", "октября", "октябре", "октябрю", "окт", "october", "oct"],
            ["ноябрь", "ноября", "ноябре", "ноябрю", "ноя", "нояб", "november", "nov"],
            ["декабрь", "декабря", "декабре", "декабрю", "дек", "december", "dec"],
        ]
        var months: [String: Int] = [:]
        for (index, spellings) in names.enumerated() {
            for spelling in spellings { months[spelling.foldedForComparison] = index + 1 }
        }
        return months
    }()
}
