/// A report's lines in the two languages of operators.
package enum ImportWording: Sendable {
    case english, russian

    fileprivate func callAsFunction(_ english: String, _ russian: String) -> String {
        switch self {
        case .english: english
        case .russian: russian
        }
    }
}

extension ImportReport.Item {
    /// One line, without the program's name.
    package func line(in say: ImportWording) -> String {
        switch self {
        case .lineNotUnderstood(let page, let line, let text):
            "\(page):\(line): " + say("not understood, and in no file: ", "не понято и никуда не записано: ")
                + text.excerpt
        case .note(let page, let city, let note): "\(page):\(note.line): \(city): \(note.kind.text(in: say))"
        case .cityRepeated(let city, let page, let line):
            "\(page):\(line): \(city): "
                + say("stood earlier too; this entry counts", "уже встречался; действует эта запись")
        case .cityAdded(let slug, let name): "\(slug): " + say("new city: ", "новый город: ") + name
        case .factAdded(let slug, let fact): "\(slug): \(fact.words(in: say)): " + say("added", "добавлено")
        case .factUpdated(let slug, let fact): "\(slug): \(fact.words(in: say)): " + say("updated", "обновлено")
        case .factKept(let slug, let fact):
            "\(slug): \(fact.words(in: say)): "
                + say(
                    "changed by hand, so left alone; the page differs",
                    "изменено вручную и оставлено; на странице иначе"
                )
        case .factGone(let slug, let fact):
            "\(slug): \(fact.words(in: say)): "
                + say("no longer on the page; kept", "на странице больше нет; оставлено")
        case .textAdded(let slug, let part, let text):
            "\(slug): \(part.words(in: say)) " + say("added: ", "добавлено: ") + text.excerpt
        case .textUpdated(let slug, let part, let text):
            "\(slug): \(part.words(in: say)) " + say("updated: ", "обновлено: ") + text.excerpt
        case .textKept(let slug, let part, let text):
            "\(slug): \(part.words(in: say)) "
                + say("changed by hand, so left alone; the page has: ", "изменено вручную и оставлено; на странице: ")
                + text.excerpt
        case .textGone(let slug, let part, let text):
            "\(slug): \(part.words(in: say)) "
                + say("no longer on the page; kept: ", "на странице больше нет; оставлено: ") + text.excerpt
        case .textByHand(let slug):
            "\(slug): "
                + say(
                    "ru.md was not written by import, so it is left alone",
                    "ru.md написан вручную и оставлен как есть"
                )
        case .photoAdded(let slug, let file): "\(slug): " + say("photo: ", "фото: ") + file
        case .photoKept(let slug, let source):
            "\(slug): " + say("has a photo of its own; not replaced by ", "своё фото оставлено; не заменено на ")
                + source.excerpt
        case .photoNotFound(let slug, let source):
            "\(slug): " + say("picture not found beside the page: ", "рядом со страницей нет картинки: ")
                + source.excerpt
        case .photoUnreadable(let slug, let source):
            "\(slug): " + say("picture cannot be read: ", "картинка не читается: ") + source.excerpt
        case .descriptionWanted(let slug, let file):
            "\(slug): "
                + say(
                    "say in city.json, photo.description, what \(file) shows; pack waits for it",
                    "опишите словами в city.json, photo.description, что на \(file); без этого pack откажет"
                )
        }
    }
}

extension PortalNote.Kind {
    func text(in say: ImportWording) -> String {
        switch self {
        case .factUnread(let fact, let source, let problem):
            "\(fact.words(in: say)): \(problem.text(in: say)); " + say("shown as written: ", "показано как написано: ")
                + source.excerpt
        case .factEmpty(let fact):
            "\(fact.words(in: say)): " + say("the label has nothing behind it", "после подписи ничего нет")
        case .factRepeated(let fact, let source):
            "\(fact.words(in: say)): " + say("stands there twice: ", "указано дважды: ") + source.excerpt
        case .moreAddresses(let addresses):
            say("more addresses, not taken over: ", "ещё адреса, не записаны: ")
                + addresses.joined(separator: ", ").excerpt
        case .countryUnknown(let name): say("no such country is known: ", "неизвестная страна: ") + name.excerpt
        case .countryMissing: say("the heading names no country", "в заголовке не указана страна")
        case .eventDateUnclear(let text):
            say(
                "which date is the event's own is not clear, so it has none: ",
                "неясно, какая дата у события, поэтому её нет: "
            ) + text.excerpt
        }
    }
}

extension FactProblem {
    func text(in say: ImportWording) -> String {
        switch self {
        case .notUnderstood(let words): say("cannot be read at: ", "не читается: ") + words.excerpt
        case .unitMissing: say("the unit is missing", "нет единицы измерения")
        case .signMissing: say("plus or minus is missing", "нет знака плюс или минус")
        case .approximate: say("approximate", "приблизительно")
        case .bound: say("a bound, not a value", "граница, а не значение")
        case .century: say("a century, not a year", "век, а не год")
        case .several: say("more than one value", "несколько значений")
        case .ambiguousNumber(let decimal, let thousands):
            say("\(decimal) or \(thousands)?", "\(decimal) или \(thousands)?")
        case .implausible(let doubt): doubt.text(in: say)
        }
    }
}

extension Implausibility {
    func text(in say: ImportWording) -> String {
        switch self {
        case .density(let people, let area):
            say("\(people) people on \(area) km² cannot be right", "\(people) человек на \(area) км² — так не бывает")
        case .area(let area): say("no city has \(area) km²", "города площадью \(area) км² не бывает")
        case .population(let people): say("no city has \(people) people", "города с населением \(people) не бывает")
        case .yearInFuture(let year): say("the year \(year) is yet to come", "\(year) год ещё не наступил")
        case .noSuchYear(let year): say("there was no town in the year \(year)", "\(year) год — городов не было")
        case .agreementYear(let year): say("\(year) is too early for an agreement", "\(year) год — рано для соглашения")
        case .offset(let minutes):
            say("no clock is \(minutes) minutes from UTC", "часов с разницей \(minutes) мин. от UTC нет")
        }
    }
}

extension PortalPageError {
    /// What was found, and what was expected instead.
    package func text(in say: ImportWording) -> String {
        let expected = say(
            "expected is the portal's page of partner cities, saved as text or HTML",
            "ожидается страница портала о городах-партнёрах, сохранённая как текст или HTML"
        )
        let found =
            switch self {
            case .empty: say("the file is empty", "файл пуст")
            case .tooLarge(let count, let limit):
                say("the file has \(count) bytes, more than \(limit)", "в файле \(count) байт, больше \(limit)")
            case .wideCharacters: say("the file is in UTF-16; save it as UTF-8", "файл в UTF-16; сохраните его в UTF-8")
            case .otherFormat(let format): say("the file is \(format.english)", "это \(format.russian)")
            case .notText: say("the file is neither UTF-8 nor windows-1251", "файл не в UTF-8 и не в windows-1251")
            case .otherCharset(let name):
                say("the page is in the encoding \(name.excerpt)", "страница в кодировке \(name.excerpt)")
            case .nestedTooDeep(let limit):
                say("the page's elements lie more than \(limit) deep", "вложенность элементов страницы больше \(limit)")
            case .noEntries(let count, let first):
                say(
                    "\(count) lines and not one entry “City (Country)”; it begins “\(first)”",
                    "строк: \(count), но ни одной записи «Город (Страна)»; начинается с «\(first)»"
                )
            }
        return found + "; " + expected
    }
}

extension PortalPageError.FileFormat {
    fileprivate var english: String {
        switch self {
        case .pdf: "a PDF"
        case .picture: "a picture"
        case .archive: "an archive or an office document"
        case .office: "an office document"
        case .binary: "no text"
        }
    }

    fileprivate var russian: String {
        switch self {
        case .pdf: "PDF"
        case .picture: "картинка"
        case .archive: "архив или офисный документ"
        case .office: "офисный документ"
        case .binary: "не текст"
        }
    }
}

extension FactName {
    package func words(in say: ImportWording) -> String {
        switch self {
        case .agreement: say("agreement", "документ")
        case .founded: say("founded", "год основания")
        case .area: say("area", "площадь")
        case .population: say("population", "население")
        case .timeZone: say("time zone", "часовой пояс")
        case .site: say("site", "сайт")
        case .photoCredit: say("photo credit", "автор фото")
        }
    }
}

extension ImportReport.TextPart {
    fileprivate func words(in say: ImportWording) -> String {
        switch self {
        case .paragraph: say("paragraph", "абзац")
        case .event: say("event", "событие")
        }
    }
}

extension String {
    /// Enough of a text to know it by, on one line of a terminal.
    fileprivate var excerpt: String {
        let folded = String(
            whiteSpaceFolded.unicodeScalars.map {
                $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "�" : Character($0)
            }
        )
        return folded.count > 80 ? folded.prefix(79) + "…" : folded
    }
}
