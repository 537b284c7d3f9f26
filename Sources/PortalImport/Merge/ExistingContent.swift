import Cities
import CityContent

/// The content folder as import finds it: which cities it has, under which names.
struct ExistingContent: Sendable {
    struct City: Sendable {
        var slug: CitySlug
        var file: CityFile
        /// The Markdown in the page's language, if there is one.
        var text: String?
        var record: ImportRecord?
        /// Names of the files in its folder.
        var names: [String]
    }

    static let siteFile = "site.json"

    let path: String
    /// Of the pages to be imported.
    let language: LanguageTag
    private(set) var site: SiteFile?
    private(set) var cities: [City] = []

    /// - Throws: ``ContentError`` for files that make no sense; a folder that is not there is an empty one.
    init(path: String, language: LanguageTag) throws(ContentError) {
        self.path = path
        self.language = language
        if ContentFile.exists(Self.siteFile, in: path) {
            let bytes = try ContentFile.read(Self.siteFile, in: path, limit: ContentFile.textLimit)
            site = try StrictJSON.decode(SiteFile.self, from: bytes, file: Self.siteFile)
        }
        guard ContentFile.exists("cities", in: path) else { return }
        for name in try ContentFile.names(in: "cities", of: path) {
            guard let slug = CitySlug(rawValue: name), ContentFile.exists("cities/\(name)/city.json", in: path) else {
                continue
            }
            cities.append(try Self.city(slug, in: path, language))
        }
    }

    private static func city(_ slug: CitySlug, in path: String, _ language: LanguageTag) throws(ContentError) -> City {
        let folder = "cities/\(slug)"
        let facts = try ContentFile.read("\(folder)/city.json", in: path, limit: ContentFile.textLimit)
        var city = City(
            slug: slug,
            file: try StrictJSON.decode(CityFile.self, from: facts, file: "\(folder)/city.json"),
            names: try ContentFile.names(in: folder, of: path)
        )
        let text = "\(language).md"
        if city.names.contains(text) { city.text = try ContentFile.readText("\(folder)/\(text)", in: path) }
        if city.names.contains(ImportRecord.fileName) {
            let file = "\(folder)/\(ImportRecord.fileName)"
            let bytes = try ContentFile.read(file, in: path, limit: ContentFile.textLimit)
            city.record = try StrictJSON.decode(ImportRecord.self, from: bytes, file: file)
        }
        return city
    }

    /// The language by whose names import knows the cities, or that the site is in, if that is not the pages'.
    var otherLanguage: LanguageTag? {
        let known = cities.compactMap(\.record).map { $0.language ?? LanguageTag.russian.rawValue }
        let other = known.first { $0 != language.rawValue }
        let isOfSite = site?.languages.contains(language.rawValue) ?? true
        return (other ?? (isOfSite ? nil : site?.languages.first)).flatMap { LanguageTag(rawValue: $0) }
    }

    /// For every entry the city that it is of. None is that of two entries.
    ///
    /// Of several cities of one name and country the one is taken whose facts import last wrote as the page has them.
    func cities(of entries: [PortalEntry]) -> [City?] {
        struct Pair {
            var entry: Int
            var city: Int
            var likeness: Int
        }
        // By what import noted of a city, else by its heading.
        let byName = Dictionary(grouping: cities.indices) { place in
            cities[place].record?.name.foldedForComparison ?? cities[place].text.flatMap(Self.heading)
        }
        var pairs: [Pair] = []
        for (index, entry) in entries.enumerated() {
            for place in byName[entry.name.foldedForComparison] ?? [] where Self.isSameCountry(cities[place], entry) {
                let likeness = Self.likeness(of: cities[place], to: entry)
                pairs.append(Pair(entry: index, city: place, likeness: likeness))
            }
        }
        pairs.sort { ($1.likeness, $0.entry, $0.city) < ($0.likeness, $1.entry, $1.city) }
        var found: [City?] = Array(repeating: nil, count: entries.count)
        var taken: Set<Int> = []
        for pair in pairs where found[pair.entry] == nil && !taken.contains(pair.city) {
            found[pair.entry] = cities[pair.city]
            taken.insert(pair.city)
        }
        return found
    }

    private static func isSameCountry(_ city: City, _ entry: PortalEntry) -> Bool {
        if let code = entry.countryCode, city.file.country.code == code { return true }
        let country = entry.country?.foldedForComparison
        if let record = city.record { return record.country?.foldedForComparison == country }
        return city.file.country.code == entry.countryCode
            || city.file.country.names[entry.language.rawValue]?.foldedForComparison == country
    }

    /// How many facts are the same, of those that were written last.
    private static func likeness(of city: City, to entry: PortalEntry) -> Int {
        guard let record = city.record else { return 0 }
        let merge = FactMerge(current: city.file.facts, page: CityFile(entry).facts, recorded: [:])
        return FactKinds.all.count { kind in
            let name = kind.name.rawValue
            return record.facts[name].map { $0 == merge.fingerprints[name] } ?? false
        }
    }

    func bytes(of file: String) -> [UInt8]? { try? ContentFile.read(file, in: path, limit: ContentFile.pictureLimit) }

    private static func heading(of text: String) -> String? {
        text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("# ") }
            .map { $0.dropFirst(2).filter { $0 != "\\" }.foldedForComparison }
    }
}
