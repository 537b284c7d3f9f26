import Cities

/// `cities/<slug>/`: facts, texts and the picture of one city.
struct CityFolder {
    /// The content folder's path.
    let content: String
    let slug: CitySlug
    let languages: [LanguageTag]
    /// All the cities of the site.
    let cities: Set<CitySlug>

    private var folder: String { "cities/\(slug)" }

    func read() throws(ContentError) -> PartnerCity {
        let file = "\(folder)/city.json"
        let bytes = try ContentFile.read(file, in: content, limit: ContentFile.textLimit)
        let written = try StrictJSON.decode(CityFile.self, from: bytes, file: file)
        let reader = FieldReader(file: file, bytes: bytes)
        let names = try ContentFile.names(in: folder, of: content)
        let hasPlace = written.latitude != nil || written.longitude != nil
        return PartnerCity(
            slug: slug,
            country: Country(
                code: try written.country.code.map { code throws(ContentError) in
                    guard code.utf8.count == 2, code.utf8.allSatisfy({ ($0 | 0x20).isLowercaseLetter && $0 < 0x60 })
                    else { throw reader.error("country.code", .countryCode(code)) }
                    return code
                },
                names: try reader.localized(written.country.names, "country.names", among: languages)
            ),
            place: hasPlace ? try reader.place(written.latitude, written.longitude) : nil,
            facts: try written.facts.facts(in: FieldsOfCity(reader: reader, languages: languages)),
            texts: try texts(names),
            photo: try photo(written.photo, names, reader)
        )
    }

    // MARK: Texts

    private func texts(_ names: [String]) throws(ContentError) -> Localized<CityText> {
        var texts: [LanguageTag: CityText] = [:]
        for name in names where name.hasSuffix(".md") {
            let file = "\(folder)/\(name)"
            let tag = String(name.dropLast(3))
            guard let language = LanguageTag(rawValue: tag), languages.contains(language) else {
                throw ContentError(.undeclaredLanguage(tag), file: file)
            }
            let text = try ContentFile.readText(file, in: content)
            texts[language] = try CityTextFile(text: text, file: file, cities: cities).read()
        }
        guard !texts.isEmpty else { throw ContentError(.noText, file: folder) }
        return Localized(texts)
    }

    // MARK: The picture

    private static let pictureEndings = ["jpg", "png", "webp", "svg"]

    private func photo(
        _ written: CityFile.Photo?,
        _ names: [String],
        _ reader: FieldReader
    ) throws(ContentError) -> CityPhoto? {
        let files = Self.pictureEndings.map { "photo.\($0)" }.filter(names.contains)
        if files.count > 1 { throw ContentError(.twoPhotos(files[0], files[1]), file: folder) }
        guard let written else {
            guard files.isEmpty else { throw ContentError(.photoLacks(.description, nil), file: reader.file) }
            return nil
        }
        guard let file = files.first, let ending = file.split(separator: ".").last else {
            throw ContentError(.photoMissing, file: reader.file, line: reader.line(of: "photo"))
        }
        let credit = try reader.localized(written.credit, "photo.credit", among: languages)
        let description = try reader.localized(written.description, "photo.description", among: languages)
        for (text, kind) in [(credit, ContentError.PhotoText.credit), (description, .description)]
        where text.byLanguage.isEmpty {
            throw ContentError(
                .photoLacks(kind, nil),
                file: reader.file,
                line: reader.line(of: "photo.\(kind.rawValue)")
            )
        }
        for language in languages where description[language] == nil && names.contains("\(language).md") {
            throw ContentError(
                .photoLacks(.description, language),
                file: reader.file,
                line: reader.line(of: "photo.description")
            )
        }
        let dark = "photo-dark.\(ending)"
        let darkFile = names.contains(dark) ? dark : nil
        let size = PictureSize(of: try ContentFolder(path: content).picture(file, of: slug))
        guard ending == "svg" || size != nil else { throw ContentError(.photoIsNoPicture, file: "\(folder)/\(file)") }
        if ending == "svg" {
            for picture in [file, darkFile].compactMap({ $0 }) { try checkDrawing(picture) }
        }
        return CityPhoto(
            file: file,
            darkFile: darkFile,
            // A drawing is drawn at any size.
            derived: ending == "svg" ? [:] : derivedSizes(names, ending: String(ending)),
            size: size,
            credit: credit,
            description: description
        )
    }

    private func checkDrawing(_ name: String) throws(ContentError) {
        let file = "\(folder)/\(name)"
        do {
            try SafeDrawing.check(try ContentFile.readText(file, in: content))
        } catch let error as UnsafePicture {
            throw ContentError(.unsafePicture(error), file: file, line: error.line)
        } catch let error as ContentError {
            throw error
        } catch {
            preconditionFailure("checking a drawing throws nothing else")
        }
    }

    /// `photo-800.jpg`, by width.
    private func derivedSizes(_ names: [String], ending: String) -> [Int: String] {
        var sizes: [Int: String] = [:]
        for name in names where name.hasPrefix("photo-") && name.hasSuffix("." + ending) {
            let digits = name.dropFirst(6).dropLast(ending.count + 1)
            guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { continue }
            if let width = Int(digits), width > 0 { sizes[width] = name }
        }
        return sizes
    }
}

/// The fields of `city.json`, for the kinds of facts.
private struct FieldsOfCity: FactFile {
    let reader: FieldReader
    let languages: [LanguageTag]

    func error(_ field: String, _ fault: FieldFault) -> ContentError { reader.error(field, fault) }

    func localized(_ texts: [String: String], _ field: String) throws(ContentError) -> Localized<String> {
        try reader.localized(texts, field, among: languages)
    }

    func offset(_ text: String, _ field: String) throws(ContentError) -> Int { try reader.offset(text, field) }
    func zone(_ text: String?, _ field: String) throws(ContentError) -> String? { try reader.zone(text, field) }
}
