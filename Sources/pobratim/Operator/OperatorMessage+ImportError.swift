import Cities
import PortalImport

extension OperatorMessage {
    /// - Parameter folder: the content folder, as the operator named it.
    init(_ error: ImportError, folder: String) {
        switch error {
        case .pageUnreadable(let path, let code):
            self.init(
                "file",
                exit: OperatorExit(errno: code),
                Bilingual(
                    ru: "\(path): \(Bilingual(errno: code).russian)",
                    en: "\(path): \(Bilingual(errno: code).english)"
                )
            )
        case .notAPage(let path, let error):
            let found = Bilingual(error)
            self.init(
                "not-a-portal-page",
                exit: .dataRefused,
                Bilingual(
                    ru: "\(path) — не страница портала с городами: \(found.russian)",
                    en: "\(path) is not a portal page of cities: \(found.english)"
                ),
                meaning: Bilingual(
                    ru: "ожидалась страница, где каждый город стоит строкой «Название (Страна)», а под ней сведения.",
                    en: "expected was a page where each city stands as a line “Name (Country)” with facts under it."
                ),
                now: Bilingual(ru: "ничего не записано.", en: "nothing was written."),
                next: Bilingual(
                    ru: "сохраните страницу городов-побратимов как HTML или текст в UTF-8.",
                    en: "save the page of partner cities as HTML, or as text in UTF-8."
                )
            )
        case .otherLanguage(let path, let page, let others):
            self.init(
                "other-language",
                exit: .dataRefused,
                Bilingual(
                    ru: "\(path) — страница на языке \(page), а остальное на языке \(others)",
                    en: "\(path) is a page in the language \(page), and the rest is in \(others)"
                ),
                meaning: Bilingual(
                    ru: "по странице не узнать, какие её города уже есть под другими именами.",
                    en: "the page does not tell which of its cities are there already under other names."
                ),
                now: Bilingual(ru: "ничего не записано.", en: "nothing was written."),
                next: Bilingual(
                    ru: "импортируйте её в отдельную папку и перенесите оттуда файлы \(page).md к своим городам.",
                    en: "import it into a folder of its own, and move the files \(page).md from there to their cities."
                )
            )
        case .content(let error):
            self.init(error, folder: folder)
        case .notWritten(let path, let code):
            self.init(
                "file",
                exit: OperatorExit(errno: code),
                Bilingual(
                    ru: "\(path) не записан: \(Bilingual(errno: code).russian)",
                    en: "\(path) was not written: \(Bilingual(errno: code).english)"
                ),
                next: Bilingual(
                    ru: "устраните причину и повторите импорт: он продолжит с того же места.",
                    en: "mend the cause and import again: it goes on from where it stopped."
                )
            )
        case .thumbnailerMissing(let package):
            self.init(
                "vipsthumbnail-missing",
                exit: .configuration,
                Bilingual(
                    ru: "для фотографий нужна программа vipsthumbnail",
                    en: "photos need the program vipsthumbnail"
                ),
                next: Bilingual(ru: "`sudo apt-get install \(package)`.", en: "`sudo apt-get install \(package)`.")
            )
        }
    }
}

extension Bilingual {
    fileprivate init(_ error: PortalPageError) {
        switch error {
        case .empty: self.init(ru: "файл пуст", en: "the file is empty")
        case .tooLarge(let byteCount, let limit):
            self.init(ru: "\(byteCount) байт — больше, чем \(limit)", en: "\(byteCount) bytes are more than \(limit)")
        case .wideCharacters: self.init(ru: "текст в UTF-16 или UTF-32", en: "the text is in UTF-16 or UTF-32")
        case .otherFormat(.pdf): self.init(ru: "это PDF", en: "it is a PDF")
        case .otherFormat(.picture): self.init(ru: "это изображение", en: "it is a picture")
        case .otherFormat(.archive): self.init(ru: "это архив", en: "it is an archive")
        case .otherFormat(.office):
            self.init(ru: "это документ офисной программы", en: "it is a document of an office program")
        case .otherFormat(.webArchive):
            self.init(
                ru: "это веб-архив (MHTML), страница одним файлом; нужна «веб-страница полностью»",
                en: "it is a web archive (MHTML), a page in a single file; save it as a complete page"
            )
        case .otherFormat(.binary): self.init(ru: "это не текст", en: "it is not text")
        case .notText:
            self.init(
                ru: "текст ни в UTF-8, ни по-русски в windows-1251 или KOI8-R",
                en: "the text is neither UTF-8 nor Russian in windows-1251 or KOI8-R"
            )
        case .otherCharset(let name):
            self.init(
                ru: "кодировка \(name), а нужна UTF-8, windows-1251 или KOI8-R",
                en: "its encoding is \(name), not UTF-8, windows-1251 or KOI8-R"
            )
        case .nestedTooDeep: self.init(ru: "HTML вложен слишком глубоко", en: "its HTML is nested too deep")
        case .noEntries(let lineCount, let firstLine):
            self.init(
                ru: "строк — \(lineCount), но ни одного города; начинается с «\(firstLine)»",
                en: "not one city in \(lineCount) line(s); it begins with “\(firstLine)”"
            )
        }
    }
}
