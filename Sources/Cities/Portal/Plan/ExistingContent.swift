/// The content folder as import finds it: which cities it has, under which names.
struct ExistingContent: Sendable {
    struct City: Sendable {
        var slug: CitySlug
        var file: CityFile
        /// The Russian Markdown, if there is one.
        var text: String?
        var record: ImportRecord?
        /// Names of the files in its folder.
        var names: [String]
    }

    static let siteFile = "site.json"

    let path: String
    private(set) var site: SiteFile?
    private(set) var cities: [City] = []

    /// - Throws: ``ContentError`` for files that make no sense; a folder that is not there is an empty one.
    init(path: String) throws(ContentError) {
        self.path = path
        if ContentFile.exists(Self.siteFile, in: path) {
            let bytes = try ContentFile.read(Self.siteFile, in: path, limit: ContentFile.textLimit)
            site = try StrictJSON.decode(SiteFile.self, from: bytes, file: Self.siteFile)
        }
        guard ContentFile.exists("cities", in: path) else { return }
        for name in try ContentFile.names(in: "cities", of: path) {
            guard let slug = CitySlug(rawValue: name), ContentFile.exists("cities/\(name)/city.json", in: path) else {
                continue
            }
            cities.append(try Self.city(slug, in: path))
        }
    }

    private static func city(_ slug: CitySlug, in path: String) throws(ContentError) -> City {
        let folder = "cities/\(slug)"
        let facts = try ContentFile.read("\(folder)/city.json", in: path, limit: ContentFile.textLimit)
        var city = City(
            slug: slug,
            file: try StrictJSON.decode(CityFile.self, from: facts, file: "\(folder)/city.json"),
            names: try ContentFile.names(in: folder, of: path)
        )
        if city.names.contains("ru.md") { city.text = try ContentFile.readText("\(folder)/ru.md", in: path) }
        if city.names.contains(ImportRecord.fileName) {
            let file = "\(folder)/\(ImportRecord.fileName)"
            let bytes = try ContentFile.read(file, in: path, limit: ContentFile.textLimit)
            city.record = try StrictJSON.decode(ImportRecord.self, from: bytes, file: file)
        }
        return city
    }

    /// The city of an entry: by what import noted of it, else by its name and country as the files have them.
    func city(of entry: PortalEntry) -> City? {
        let name = entry.name.foldedForComparison
        let country = entry.country?.foldedForComparison
        if let city = cities.first(where: {
            $0.record?.name.foldedForComparison == name && $0.record?.country?.foldedForComparison == country
        }) {
            return city
        }
        return cities.first { city in
            guard city.record == nil, let heading = city.text.flatMap(Self.heading), heading == name else {
                return false
            }
            return city.file.country.code == entry.countryCode
                || city.file.country.names["ru"]?.foldedForComparison == country
        }
    }

    func bytes(of file: String) -> [UInt8]? { try? ContentFile.read(file, in: path, limit: ContentFile.pictureLimit) }

    private static func heading(of text: String) -> String? {
        text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("# ") }
            .map { $0.dropFirst(2).filter { $0 != "\\" }.foldedForComparison }
    }
}
