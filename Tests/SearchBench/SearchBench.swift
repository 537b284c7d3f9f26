import Cities
import CityBundle
import CityContent
import CityPages
import CitySearch
import FoundationEssentials
import Glibc
import PobratimTesting

/// Measures the search beside plain FTS5 over the same texts and prints a table: `Scripts/bench search`.
@main
struct SearchBench {
    static func main() throws {
        let queries = try Query.all()
        try measureFinding(queries)
        let counts = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        print(
            "| cities | index | build, s | size, MB | memory, MB | median, ms | p99, ms | worst, ms | CPU, ms | worst CPU, ms |"
        )
        print("|---|---|---|---|---|---|---|---|---|---|---|")
        for count in counts.isEmpty ? [5, 100, 1000, 10_000] : counts { try measure(count, queries) }
    }

    struct Query {
        var language: LanguageTag
        var text: String
        var cities: [String]

        /// The rows of the table that the tests read.
        static func all() throws -> [Query] {
            let path = Repository.root + "/Tests/CitySearchTests/queries.txt"
            let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
            return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
                let fields = line.split(separator: "|").map(String.init)
                guard let language = LanguageTag(rawValue: fields[0]) else { return nil }
                let cities = fields[2] == "-" ? [] : fields[2].split(separator: ",").map(String.init)
                return Query(language: language, text: fields[1], cities: cities)
            }
        }
    }

    /// The queries that cost most: words that are nowhere and are compared with all there are, short beginnings, frequent words.
    private static let costly = [
        "квазарный пульсарный бозонный мюонный лептонный адронный кварковый глюонный",
        "xylophonic quasarlike pulsarlike bosonlike leptonlike hadronlike quarklike gluonlike",
        "квазарныйпульсарныйбозонныймюонныйлептонный", String(repeating: "абвгд", count: 40), "а б в г д е ж з",
        "ка ка ка ка ка ка ка ка", "казан казан казан казан",
        "форум город мэр школа делегация китай казань участвовали",
        "ytn nfrjuj ckjdf d ntrcnf[ ujhjlf", "2005-2020 форум китай", "1985-2024 1986-2024 1987-2024 1988-2024 форум",
        "1 января 1 февраля 1 марта 1 апреля",
    ].flatMap { text in
        [LanguageTag.russian, .english].map { Query(language: $0, text: text, cities: []) }
    }

    /// How many rows of the table each finds, the best city first.
    private static func measureFinding(_ queries: [Query]) throws {
        let content = ContentFolder(path: Repository.shippedContent)
        var contents: [String: [UInt8]] = [:]
        try SiteRenderer(try content.read(), content: content) { String(Digest(of: $0).hex.prefix(16)) }.render {
            if $0.path.hasPrefix("data/") { contents[$0.path] = $0.bytes }
        }
        let bundle = try BundleInMemory(contents)
        let folder = try TemporaryFolder()
        let searcher = try CitySearcher(indexing: bundle)
        let plain = try PlainIndex(bundle, path: folder.path("plain.sqlite"))
        var ours = 0
        var theirs = 0
        for query in queries {
            let found = try searcher.search(query.text, in: query.language).cities.map(\.slug.rawValue)
            if isRight(found, query) { ours += 1 }
            if isRight(try plain.search(query.text, in: query.language.rawValue), query) { theirs += 1 }
        }
        print("Of \(queries.count) queries over the shipped cities right: CitySearch \(ours), plain FTS5 \(theirs).\n")
    }

    private static func isRight(_ found: [String], _ query: Query) -> Bool {
        query.cities.isEmpty ? found.isEmpty : Set(query.cities).isSubset(of: found)
    }

    private static func measure(_ count: Int, _ shipped: [Query]) throws {
        let source = try MadeCities(count: count)
        var queries = shipped + costly
        for number in stride(from: 0, to: count, by: max(1, count / 50)) {
            for language in [LanguageTag.russian, .english] {
                let name = source.name(number, in: language)
                for text in [name, String(name.dropLast()), name + " 2010", "\(name) форум"] {
                    queries.append(Query(language: language, text: text, cities: []))
                }
            }
        }
        let folder = try TemporaryFolder()
        do {
            let before = memory()
            let build = try seconds { try SearchIndex.write(source, to: folder.path("search.sqlite")) }
            let searcher = try CitySearcher(path: folder.path("search.sqlite"), of: source)
            let times = try times(of: queries) { _ = try searcher.search($0.text, in: $0.language) }
            row(count, "CitySearch", build, folder.path("search.sqlite"), memory() - before, times)
        }
        do {
            let before = memory()
            var plain: PlainIndex?
            let build = try seconds { plain = try PlainIndex(source, path: folder.path("plain.sqlite")) }
            let times = try times(of: queries) { _ = try plain?.search($0.text, in: $0.language.rawValue) }
            row(count, "FTS5 unicode61", build, folder.path("plain.sqlite"), memory() - before, times)
        }
    }

    private typealias Times = (wall: [Double], cpu: [Double], costliest: String)

    private static func times(of queries: [Query], _ search: (Query) throws -> Void) throws -> Times {
        var wall: [Double] = []
        var cpu: [Double] = []
        for query in queries.prefix(2) { try search(query) }
        for query in queries {
            let start = clock(CLOCK_PROCESS_CPUTIME_ID)
            wall.append(try seconds { try search(query) } * 1000)
            cpu.append((clock(CLOCK_PROCESS_CPUTIME_ID) - start) * 1000)
        }
        let costliest = zip(cpu, queries).max { $0.0 < $1.0 }?.1.text ?? ""
        return (wall.sorted(), cpu, costliest)
    }

    private static func row(
        _ count: Int,
        _ name: String,
        _ build: Double,
        _ path: String,
        _ memory: Double,
        _ times: Times
    ) {
        var status = stat()
        stat(path, &status)
        let wall = times.wall
        let figures = [
            build, Double(status.st_size) / 1_000_000, memory, wall[wall.count / 2], wall[wall.count * 99 / 100],
            wall[wall.count - 1], times.cpu.reduce(0, +) / Double(times.cpu.count), times.cpu.max() ?? 0,
        ]
        print("| \(count) | \(name) | " + figures.map(rounded).joined(separator: " | ") + " | \(times.costliest) |")
    }

    private static func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100)." + String(abs(hundredths) % 100 + 100).dropFirst()
    }

    private static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = clock(CLOCK_MONOTONIC)
        try work()
        return clock(CLOCK_MONOTONIC) - start
    }

    private static func clock(_ id: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(id, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Anonymous memory of the process, in MB.
    private static func memory() -> Double {
        let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
        let line =
            String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("RssAnon:") } ?? ""
        return (Double(line.filter(\.isNumber)) ?? 0) / 1000
    }
}
