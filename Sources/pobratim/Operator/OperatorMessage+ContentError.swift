import Cities
import CityContent

extension OperatorMessage {
    /// - Parameter folder: the content folder, as the operator named it.
    init(_ error: ContentError, folder: String) {
        let place = folder + "/" + error.file + (error.line.map { ":\($0)" } ?? "")
        var exit = OperatorExit.dataRefused
        let what: Bilingual
        switch error.problem {
        case .missing:
            exit = .missing
            what = Bilingual(ru: "файла нет", en: "the file is missing")
        case .unreadable(let code):
            exit = OperatorExit(errno: code)
            what = Bilingual(errno: code)
        case .tooLarge(let byteCount, let limit):
            what = Bilingual(
                ru: "\(byteCount) байт — больше, чем \(limit)",
                en: "\(byteCount) bytes are more than \(limit)"
            )
        case .notUTF8: what = Bilingual(ru: "текст не в UTF-8", en: "the text is not UTF-8")
        case .field("", let fault): what = fault.words
        case .field(let field, let fault):
            what = Bilingual(
                ru: "поле \(field): \(fault.words.russian)",
                en: "field \(field): \(fault.words.english)"
            )
        case .malformedSlug(let slug):
            what = Bilingual(
                ru: "«\(slug)» не годится для адреса: нужны латинские строчные буквы, цифры и дефисы",
                en: "“\(slug)” cannot be an address: use small letters a to z, digits and hyphens"
            )
        case .reservedSlug(let slug):
            what = Bilingual(ru: "имя «\(slug)» занято самим сайтом", en: "the site itself uses the name “\(slug)”")
        case .undeclaredLanguage(let language):
            what = Bilingual(
                ru: "язык «\(language)» не назван в site.json",
                en: "the language “\(language)” is not declared in site.json"
            )
        case .cityWithoutFolder(let slug):
            what = Bilingual(
                ru: "в order есть «\(slug)», а папки нет",
                en: "“\(slug)” stands in order, but has no folder"
            )
        case .cityNotInOrder(let slug):
            what = Bilingual(
                ru: "папка «\(slug)» есть, а в order её нет",
                en: "“\(slug)” has a folder, but is not in order"
            )
        case .cityTwiceInOrder(let slug):
            what = Bilingual(ru: "«\(slug)» стоит в order дважды", en: "“\(slug)” stands in order twice")
        case .markdown(let error): what = Bilingual(error)
        case .nameMissing:
            what = Bilingual(ru: "нет строки «# Название» в начале", en: "there is no “# Name” at the start")
        case .unexpectedHeading(let heading):
            what = Bilingual(
                ru: "лишний заголовок «\(heading)»: нужны «#» и до двух «##»",
                en: "unexpected heading “\(heading)”: one “#” and up to two “##” are expected"
            )
        case .eventsNotAList:
            what = Bilingual(
                ru: "в разделе событий может стоять только список, по абзацу на событие",
                en: "the section of events may hold only a list, a paragraph an event"
            )
        case .eventDate(let date):
            what = Bilingual(
                ru: "даты «\(date)» нет в календаре; нужно, например, 2022-03-01 или 2019-04-21/2019-04-25",
                en: "no calendar has the date “\(date)”; write 2022-03-01 or 2019-04-21/2019-04-25"
            )
        case .noText:
            what = Bilingual(ru: "у города нет текста ни на одном языке", en: "the city has no text in any language")
        case .photoMissing:
            exit = .missing
            what = Bilingual(
                ru: "фотография описана, а файла photo.jpg, .png, .webp или .svg рядом нет",
                en: "a photo is described, but there is no photo.jpg, .png, .webp or .svg beside it"
            )
        case .photoIsNoPicture:
            what = Bilingual(ru: "это не JPEG, не PNG и не WebP", en: "it is not a JPEG, PNG or WebP picture")
        case .photoLacks(.credit, _):
            what = Bilingual(ru: "у фотографии не указан автор", en: "the photo has no credit")
        case .photoLacks(.description, let language):
            let suffix = language.map { " (\($0))" } ?? ""
            what = Bilingual(
                ru: "у фотографии нет описания словами\(suffix)",
                en: "the photo has no description in words\(suffix)"
            )
        case .twoPhotos(let first, let second):
            what = Bilingual(ru: "две фотографии: \(first) и \(second)", en: "two photos: \(first) and \(second)")
        case .unsafePicture(let error): what = Bilingual(error)
        }
        self.init("content", exit: exit, Bilingual(ru: "\(place): \(what.russian)", en: "\(place): \(what.english)"))
    }
}

extension Bilingual {
    fileprivate init(_ error: MarkdownError) {
        switch error {
        case .rawHTML: self.init(ru: "HTML в тексте не допускается", en: "raw HTML is not allowed in the text")
        case .notAllowed(let element, _):
            self.init(ru: "здесь не может стоять элемент «\(element)»", en: "“\(element)” may not stand here")
        case .badLink(let address, _):
            self.init(
                ru: "ссылка «\(address)» ведёт в никуда: нужен адрес http(s) или страница города",
                en: "the link “\(address)” leads nowhere: it must be an http(s) address or the page of a city"
            )
        case .nestedTooDeep: self.init(ru: "слишком глубокая вложенность", en: "nested too deep")
        }
    }

    fileprivate init(_ error: UnsafePicture) {
        switch error {
        case .element(let name, _):
            self.init(ru: "в рисунке есть элемент «\(name)»", en: "the drawing holds the element “\(name)”")
        case .attribute(let name, _):
            self.init(ru: "в рисунке есть атрибут «\(name)»", en: "the drawing holds the attribute “\(name)”")
        case .declaration:
            self.init(ru: "в рисунке есть объявление <!…> или <?…>", en: "the drawing holds a declaration <!…> or <?…>")
        case .notWellFormed: self.init(ru: "рисунок — не правильный XML", en: "the drawing is not well-formed XML")
        }
    }
}
