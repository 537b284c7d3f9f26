import Cities
import CityContent
import CityPages
import PobratimTesting
import Words

/// A content folder rendered into memory.
struct RenderedSite {
    let files: [String: [UInt8]]
    /// Paths in the order in which they came.
    let order: [String]
    let announcedCount: Int

    init(changes: [String: String?] = [:]) throws {
        let folder = try TemporaryFolder()
        try ContentRecipe.write(into: folder, changes: changes)
        try self.init(folder: folder.path)
    }

    init(folder: String) throws {
        let content = ContentFolder(path: folder)
        let site = try content.read()
        let words = try content.words(for: site.languages).map { try WordsFile($0.bytes, in: $0.language) }
        let renderer = SiteRenderer(site, content: content, words: words) { bytes in
            // FNV-1a: short, and the same on every run.
            String(bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
        }
        var files: [String: [UInt8]] = [:]
        var order: [String] = []
        try renderer.render { file in
            files[file.path] = file.bytes
            order.append(file.path)
        }
        self.files = files
        self.order = order
        announcedCount = renderer.fileCount
    }

    func page(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }

    var pages: [(path: String, text: String)] {
        files.keys.filter { $0.hasSuffix(".html") }.sorted().map { ($0, page($0)) }
    }
}
