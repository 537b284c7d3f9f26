import Cities
import CityBundle
import PortalImport

extension ImportReport.Item {
    /// One line, in both languages.
    var line: Bilingual {
        switch self {
        case .lineNotUnderstood(let page, let line, let text):
            Bilingual(
                ru: "\(page):\(line): не понято и никуда не записано: «\(Excerpt(text))»",
                en: "\(page):\(line): not understood, and in no file: “\(Excerpt(text))”"
            )
        case .linesJoined(let page, let width):
            Bilingual(
                ru:
                    "\(page): строки разорваны по ширине \(width) и собраны в абзацы; вернее сохранить страницу как HTML",
                en: "\(page): the lines are broken at \(width) columns, and were joined; saved as HTML it reads surer"
            )
        case .lettersLost(let page, let line, let text):
            Bilingual(
                ru: "\(page):\(line): файл повреждён, на месте букв стоит \u{FFFD}: «\(Excerpt(text))»",
                en: "\(page):\(line): the file is damaged, \u{FFFD} stands where letters were: “\(Excerpt(text))”"
            )
        case .note(let page, let city, let note):
            Bilingual(
                ru: "\(page):\(note.line): \(city): \(note.kind.words.russian)",
                en: "\(page):\(note.line): \(city): \(note.kind.words.english)"
            )
        case .cityRepeated(let city, let page, let line):
            Bilingual(
                ru: "\(page):\(line): \(city) стоит второй раз; взято последнее, дополнено тем, что было раньше",
                en: "\(page):\(line): \(city) stands a second time; the last one counts, with what only the first has"
            )
        case .cityOfSameName(let city, let page, let line):
            Bilingual(
                ru: "\(page):\(line): \(city) — второй город с этим названием в той же стране: сведения другие",
                en: "\(page):\(line): \(city) is a second city of this name in the same country: its facts differ"
            )
        case .slugStandsIn(let city, let name):
            Bilingual(
                ru:
                    "\(city): из названия «\(Excerpt(name))» не получается адрес; переименуйте папку и строку в site.json",
                en:
                    "\(city): no address can be made of “\(Excerpt(name))”; rename the folder, and its line in site.json"
            )
        case .cityAdded(let city, let name):
            Bilingual(ru: "\(city): новый город, \(name)", en: "\(city): new city, \(name)")
        case .factAdded(let city, let fact): Self.fact(city, fact, Bilingual(ru: "добавлено", en: "added"))
        case .factUpdated(let city, let fact): Self.fact(city, fact, Bilingual(ru: "обновлено", en: "updated"))
        case .factKept(let city, let fact):
            Self.fact(
                city,
                fact,
                Bilingual(ru: "изменено вручную, оставлено как есть", en: "changed by hand, left as it is")
            )
        case .factGone(let city, let fact):
            Self.fact(city, fact, Bilingual(ru: "на странице больше нет, оставлено", en: "gone from the page, kept"))
        case .textAdded(let city, let part, let text):
            Self.text(city, part, text, Bilingual(ru: "добавлено", en: "added"))
        case .textUpdated(let city, let part, let text):
            Self.text(city, part, text, Bilingual(ru: "обновлено", en: "updated"))
        case .textKept(let city, let part, let text):
            Self.text(
                city,
                part,
                text,
                Bilingual(ru: "изменено вручную, оставлено как есть", en: "changed by hand, left as it is")
            )
        case .textGone(let city, let part, let text):
            Self.text(
                city,
                part,
                text,
                Bilingual(ru: "на странице больше нет, оставлено", en: "gone from the page, kept")
            )
        case .textByHand(let city):
            Bilingual(
                ru: "\(city): текст написан вручную, весь оставлен как есть",
                en: "\(city): the text was written by hand, all of it is left as it is"
            )
        case .photoAdded(let city, let file): Bilingual(ru: "\(city): фотография \(file)", en: "\(city): photo \(file)")
        case .photoKept(let city, let source):
            Bilingual(
                ru: "\(city): фотография \(source) не взята: у города есть своя",
                en: "\(city): photo \(source) was not taken: the city has one of its own"
            )
        case .photoNotFound(let city, let source):
            Bilingual(
                ru: "\(city): файла фотографии \(source) рядом со страницей нет",
                en: "\(city): the photo file \(source) is not beside the page"
            )
        case .photoUnreadable(let city, let source):
            Bilingual(ru: "\(city): фотография \(source) не читается", en: "\(city): photo \(source) cannot be read")
        case .photoReplaced(let city, let file):
            Bilingual(
                ru: "\(city): \(file) теперь другая; верны ли ещё описание и автор в cities/\(city)/city.json?",
                en:
                    "\(city): \(file) is another one now; are description and credit in cities/\(city)/city.json still true?"
            )
        case .descriptionWanted(let city, let file):
            Bilingual(
                ru: "\(city): опишите словами, что на \(file), в cities/\(city)/city.json: без этого pack не упакует",
                en: "\(city): say in words what \(file) shows, in cities/\(city)/city.json: pack waits for it"
            )
        }
    }

    private static func fact(_ city: CitySlug, _ fact: FactName, _ what: Bilingual) -> Bilingual {
        Bilingual(
            ru: "\(city): \(fact.words.russian) — \(what.russian)",
            en: "\(city): \(fact.words.english): \(what.english)"
        )
    }

    private static func text(
        _ city: CitySlug,
        _ part: ImportReport.TextPart,
        _ text: String,
        _ what: Bilingual
    ) -> Bilingual {
        let start = text.count > 60 ? text.prefix(60) + "…" : text[...]
        let name =
            switch part {
            case .paragraph: Bilingual(ru: "абзац", en: "paragraph")
            case .event: Bilingual(ru: "событие", en: "event")
            }
        return Bilingual(
            ru: "\(city): \(name.russian) «\(start)» — \(what.russian)",
            en: "\(city): \(name.english) “\(start)”: \(what.english)"
        )
    }
}

extension FactName {
    var words: Bilingual {
        guard let title = FactKinds.kind(named: self)?.title else {
            return Bilingual(ru: "\(rawValue)", en: "\(rawValue)")
        }
        return Bilingual(ru: "\(title.russian)", en: "\(title.english)")
    }
}
