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
            facts: try facts(written.facts, reader),
            texts: try texts(names),
            photo: try photo(written.photo, names, reader)
        )
    }

    // MARK: Facts

    private func facts(_ written: CityFile.Facts, _ reader: FieldReader) throws(ContentError) -> CityFacts {
        var facts = CityFacts()
        if let agreement = written.agreement {
            let title = try reader.localized(agreement.title ?? [:], "facts.agreement.title", among: languages)
            var kind: Agreement.Kind?
            if let text = agreement.kind {
                kind = Agreement.Kind(rawValue: text)
                guard kind != nil else {
                    let kinds = Agreement.Kind.allCases.map(\.rawValue)
                    throw reader.error("facts.agreement.kind", .noneOf(kinds, found: text))
                }
            }
            facts.agreement = Fact(
                value: Agreement(kind: kind, year: agreement.year, title: title),
                source: agreement.source
            )
        }
        if let founded = written.founded {
            guard founded.year != 0 else { throw reader.error("facts.founded.year", .yearZero) }
            facts.founded = Fact(value: founded.year.map(Founding.init), source: founded.source)
        }
        if let area = written.area {
            if let value = area.squareKilometres, !(value > 0 && value < 1e8) {
                throw reader.error("facts.area.squareKilometres", .implausible(value))
            }
            facts.area = Fact(value: area.squareKilometres.map(Area.init), asOf: area.asOf, source: area.source)
        }
        if let population = written.population {
            if let value = population.people, !(0...1_000_000_000).contains(value) {
                throw reader.error("facts.population.people", .implausible(Double(value)))
            }
            facts.population = Fact(
                value: population.people.map(Population.init),
                asOf: population.asOf,
                source: population.source
            )
        }
        if let zone = written.timeZone {
            var value: CityTimeZone?
            if let offset = zone.utcOffset {
                value = try reader.timeZone(
                    SiteFile.TimeZone(utcOffset: offset, summerUtcOffset: zone.summerUtcOffset, zone: zone.zone),
                    "facts.timeZone"
                )
            }
            facts.timeZone = Fact(value: value, source: zone.source)
        }
        if let site = written.site {
            var value: WebAddress?
            if let address = site.address {
                value = WebAddress(address)
                guard value != nil else {
                    throw reader.error("facts.site.address", .address(address))
                }
            }
            facts.site = Fact(value: value, source: site.source)
        }
        if let credit = written.photoCredit {
            facts.photoCredit = Fact(value: credit.text.map(PhotoCredit.init), source: credit.source)
        }
        return facts
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
