import Cities
import CityBundle
import CityContent
import CityPages
import FoundationEssentials
import PobratimTesting
import Testing

/// A row of `queries.txt`, which the browser tests read, too.
struct QueryRow: CustomTestStringConvertible, Sendable {
    var language: LanguageTag
    var query: String
    /// The best city first. Empty: nothing is to be found.
    var cities: [String]
    var kind: String

    var testDescription: String { "\(language) \(query)" }

    static let all: [QueryRow] = {
        let path = Repository.root + "/Tests/CitySearchTests/queries.txt"
        guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "|").map(String.init)
            guard !line.hasPrefix("#"), fields.count == 5, let language = LanguageTag(rawValue: fields[0]) else {
                return nil
            }
            let cities = fields[2] == "-" ? [] : fields[2].split(separator: ",").map(String.init)
            return QueryRow(language: language, query: fields[1], cities: cities, kind: fields[4])
        }
    }()
}

/// The shipped content as a bundle.
enum ShippedBundle {
    static let pages: BundleInMemory = {
        do {
            let content = ContentFolder(path: Repository.shippedContent)
            let site = try content.read()
            var contents: [String: [UInt8]] = [:]
            try SiteRenderer(site, content: content) { String(Digest(of: $0).hex.prefix(16)) }.render { file in
                if file.path.hasPrefix("data/") { contents[file.path] = file.bytes }
            }
            return try BundleInMemory(contents)
        } catch {
            preconditionFailure("the shipped content does not pack: \(error)")
        }
    }()
}
