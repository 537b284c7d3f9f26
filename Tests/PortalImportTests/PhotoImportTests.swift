import Cities
import CityContent
import FoundationEssentials
import Glibc
import PobratimTesting
import Testing
@testable import PortalImport

private enum LibvipsTools {
    static let areInstalled = ["vips", "vipsthumbnail"].allSatisfy { access("/usr/bin/\($0)", X_OK) == 0 }
}

@Suite("Pictures of a saved page", .enabled(if: LibvipsTools.areInstalled, "libvips-tools is not installed"))
struct PhotoImportTests {
    private let folder: TemporaryFolder
    private let slug: CitySlug
    private var content: String { folder.path("content") }
    private var importer: PortalImport { PortalImport(content: content, currentYear: 2026) }

    init() throws {
        folder = try TemporaryFolder()
        slug = try #require(CitySlug(rawValue: "verkhnie-lipy"))
        try folder.write(Array(PortalFixture.html.replacing("CHARSET", with: "utf-8").utf8), to: "page.html")
        #expect(mkdir(folder.path("page_files"), 0o755) == 0)
    }

    /// A picture of noise, so that its bytes are its own.
    private func makePicture(_ name: String, width: Int, height: Int) throws {
        let gray = folder.path("gray.v")
        let target = folder.path("page_files/" + name)
        try #require(
            try runCommand(["vips", "gaussnoise", gray, "\(width)", "\(height)", "--mean", "128"]).exitCode == 0
        )
        try #require(try runCommand(["vips", "cast", gray, target, "uchar"]).exitCode == 0)
    }

    /// EXIF with an orientation (lying on its side) and a place, put behind the start of a JPEG.
    private func addEXIF(to name: String) throws {
        var tiff: [UInt8] = Array("II*\0".utf8) + [8, 0, 0, 0, 2, 0]
        tiff += [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]
        tiff += [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0]
        tiff += [1, 0, 1, 0, 2, 0, 2, 0, 0, 0, UInt8(ascii: "N"), 0, 0, 0, 0, 0, 0, 0]
        let body = Array("Exif\0\0".utf8) + tiff
        let segment: [UInt8] = [0xFF, 0xE1, UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 0xFF)] + body
        var bytes = try folder.read("page_files/" + name)
        bytes.insert(contentsOf: segment, at: 2)
        try folder.write(bytes, to: "page_files/" + name)
    }

    private func run() async throws -> ImportReport {
        try await importer.write(importer.plan(pages: [folder.path("page.html")])).report
    }

    private func size(_ name: String) throws -> PictureSize? {
        PictureSize(of: try folder.read("content/cities/\(slug)/" + name))
    }

    @Test("A JPEG comes in upright, without EXIF, with its smaller sizes and its credit")
    func jpeg() async throws {
        try makePicture("lipy.jpg", width: 900, height: 2000)
        try addEXIF(to: "lipy.jpg")
        let report = try await run()
        let file = "cities/\(slug)/photo.jpg"
        #expect(report.items.contains(.photoAdded(slug, file: file)))
        #expect(report.items.contains(.descriptionWanted(slug, file: file)))
        #expect(try size("photo.jpg") == PictureSize(width: 2000, height: 900))
        #expect(try size("photo-1600.jpg")?.width == 1600)
        #expect(try size("photo-800.jpg")?.width == 800)
        for name in ["photo.jpg", "photo-1600.jpg", "photo-800.jpg"] {
            let bytes = try folder.read("content/cities/\(slug)/" + name)
            #expect(!bytes.indices.contains { bytes[$0...].starts(with: "Exif".utf8) })
        }
        let json = String(decoding: try folder.read("content/cities/\(slug)/city.json"), as: UTF8.self)
        #expect(json.contains("lipy.example") && json.contains("\"photo\""))
        #expect(throws: ContentError.self) { try ContentFolder(path: content).read() }
        #expect(try importer.plan(pages: [folder.path("page.html")]).files == [])
    }

    @Test("A PNG comes in, whatever its name says, and is never made larger")
    func png() async throws {
        try makePicture("lipy.png", width: 900, height: 600)
        #expect(rename(folder.path("page_files/lipy.png"), folder.path("page_files/lipy.jpg")) == 0)
        _ = try await run()
        #expect(try size("photo.png") == PictureSize(width: 900, height: 600))
        #expect(try size("photo-800.png")?.width == 800)
        let names = try FileManager.default.contentsOfDirectory(atPath: content + "/cities/\(slug)").sorted()
        #expect(names == ["city.json", "import.json", "photo-800.png", "photo.png", "ru.md"])
    }

    @Test("A changed picture replaces import's own photo, and not an editor's")
    func replaced() async throws {
        try makePicture("lipy.jpg", width: 700, height: 500)
        _ = try await run()
        try makePicture("lipy.jpg", width: 600, height: 500)
        let json = "content/cities/\(slug)/city.json"
        let text = String(decoding: try folder.read(json), as: UTF8.self)
        try #require(text.contains("\"ru\" : \"\""))
        try folder.write(Array(text.replacing("\"ru\" : \"\"", with: "\"ru\" : \"Липы\"").utf8), to: json)
        let page = PortalFixture.html.replacing("CHARSET", with: "utf-8").replacing(
            "Фото:&nbsp;lipy.example",
            with: "Фото: И. Яр"
        )
        try folder.write(Array(page.utf8), to: "page.html")
        #expect(try await run().items.contains(.photoReplaced(slug, file: "cities/\(slug)/photo.jpg")))
        let photo = try ContentFolder(path: content).read().cities.first?.photo
        #expect(photo?.credit[.russian] == "И. Яр")
        #expect(photo?.description[.russian] == "Липы")
        #expect(try size("photo.jpg")?.width == 600)
        try folder.write(try folder.read("page_files/lipy.jpg"), to: "content/cities/\(slug)/photo.jpg")
        try makePicture("lipy.jpg", width: 500, height: 500)
        let report = try await run()
        #expect(report.items.contains(.photoKept(slug, source: "page_files/lipy.jpg")))
        #expect(try size("photo.jpg")?.width == 600)
    }

    @Test("A picture that is cut short is reported, and the city comes in without it")
    func damaged() async throws {
        try makePicture("lipy.png", width: 900, height: 600)
        let bytes = try folder.read("page_files/lipy.png")
        try folder.write(Array(bytes.prefix(60)), to: "page_files/lipy.jpg")
        let report = try await run()
        #expect(report.items.contains(.photoUnreadable(slug, source: "page_files/lipy.jpg")))
        #expect(try ContentFolder(path: content).read().cities.allSatisfy { $0.photo == nil })
    }

    @Test("Without libvips nothing is written, and the error names the package")
    func noThumbnailer() async throws {
        try makePicture("lipy.jpg", width: 700, height: 500)
        var importer = importer
        importer.thumbnailer = "no-such-vipsthumbnail"
        let plan = try importer.plan(pages: [folder.path("page.html")])
        let failing = importer
        await #expect(throws: ImportError.thumbnailerMissing(package: "libvips-tools")) {
            try await failing.write(plan)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: content) == [])
    }

    @Test("Paths are taken from the folder that the program is run in")
    func relativePaths() async throws {
        try makePicture("lipy.jpg", width: 900, height: 600)
        let depth = FileManager.default.currentDirectoryPath.split(separator: "/").count
        let relative = String(repeating: "../", count: depth) + folder.path.dropFirst()
        let importer = PortalImport(content: relative + "/content", currentYear: 2026)
        let written = try await importer.write(importer.plan(pages: [relative + "/page.html"]))
        #expect(written.report.items.contains(.photoAdded(slug, file: "cities/\(slug)/photo.jpg")))
        #expect(try size("photo.jpg") == PictureSize(width: 900, height: 600))
        #expect(try size("photo-800.jpg")?.width == 800)
        #expect(
            written.files.map(\.path) == [
                "cities/\(slug)/photo.jpg", "cities/\(slug)/photo-800.jpg", "cities/\(slug)/city.json",
                "cities/\(slug)/ru.md", "cities/\(slug)/import.json", "cities/nizhniy-yar/city.json",
                "cities/nizhniy-yar/ru.md", "cities/nizhniy-yar/import.json", "site.json",
            ]
        )
        let names = try FileManager.default.subpathsOfDirectory(atPath: content)
        #expect(Set(written.files.map(\.path)).isSubset(of: names))
    }

    @Test("A photo that could not be read is not among the files that were written")
    func damagedIsNotWritten() async throws {
        try makePicture("lipy.png", width: 900, height: 600)
        try folder.write(Array(try folder.read("page_files/lipy.png").prefix(60)), to: "page_files/lipy.jpg")
        let written = try await importer.write(importer.plan(pages: [folder.path("page.html")]))
        #expect(written.files.count == 7)
        #expect(!written.files.contains { $0.path.contains("photo") })
    }

    @Test("What is no picture at all is reported")
    func noPicture() async throws {
        try folder.write(Array("no picture".utf8), to: "page_files/lipy.jpg")
        #expect(try await run().items.contains(.photoUnreadable(slug, source: "page_files/lipy.jpg")))
    }

    @Test("A pipe instead of a picture is reported, not waited for", .timeLimit(.minutes(1)))
    func pipe() async throws {
        #expect(mkfifo(folder.path("page_files/lipy.jpg"), 0o644) == 0)
        #expect(try await run().items.contains(.photoUnreadable(slug, source: "page_files/lipy.jpg")))
    }

    @Test("Drawings and narrow pictures are marks of the page, and nobody hears of them")
    func marks() async throws {
        let gif: [UInt8] = Array("GIF89a".utf8) + [16, 0, 16, 0]
        for bytes in [gif, Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)] {
            try folder.write(bytes, to: "page_files/lipy.jpg")
            #expect(PhotoSource.find(picture("page_files/lipy.jpg"), in: pageFolder) == PhotoSource.Search())
        }
    }

    private var pageFolder: PageFolder { PageFolder(pagePath: folder.path("page.html")) }

    private func picture(_ source: String) -> [PortalText.Picture] {
        [PortalText.Picture(source: source, number: 1, nextLine: 0, item: nil)]
    }

    @Test("A picture that is not there is reported")
    func missing() async throws {
        let report = try await run()
        #expect(report.items.contains(.photoNotFound(slug, source: "page_files/lipy.jpg")))
    }

    @Test(
        "Nothing outside the page's folder is touched",
        arguments: [
            "/etc/hostname", "../secret.jpg", "page_files/../secret.jpg", "page_files/%2e%2e/secret.jpg",
            "page_files/link.jpg",
            "out/secret.jpg", "secret.jpg", "file:///etc/hostname", "https://a.example/x.jpg", "//a.example/x.jpg",
            "page_files/..\\x",
            "", "page_files",
        ]
    )
    func outside(source: String) throws {
        try folder.write([1], to: "secret.jpg")
        #expect(symlink(folder.path("secret.jpg"), folder.path("page_files/link.jpg")) == 0)
        #expect(symlink("/etc", folder.path("out")) == 0)
        #expect(PageFolder(pagePath: folder.path("page.html")).path(of: source) == nil)
    }

    @Test("Names with spaces and letters are found as browsers write them")
    func encodedNames() throws {
        try folder.write([1], to: "page_files/вид 1.jpg")
        let found = PageFolder(pagePath: folder.path("page.html")).path(
            of: "./page_files/%D0%B2%D0%B8%D0%B4%201.jpg?x=1"
        )
        #expect(found?.hasSuffix("/page_files/вид 1.jpg") == true)
    }
}
