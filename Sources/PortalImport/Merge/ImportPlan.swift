import Cities
import CityContent

/// What an import would write. Nothing is written before all of it is known.
package struct ImportPlan: Sendable {
    package struct File: Hashable, Sendable {
        package enum Change: Hashable, Sendable { case new, changed }

        /// Relative to the content folder.
        package var path: String
        package var change: Change
    }

    struct City: Sendable {
        var slug: CitySlug
        /// Of the page, and so of the text.
        var language: LanguageTag
        var file: CityFile
        /// The Markdown; `nil`: it stays as it is.
        var text: String?
        var record: ImportRecord
        /// To be derived and written.
        var photo: PhotoSource?
    }

    var cities: [City] = []
    var site: SiteFile
    /// What the folder holds, for comparing.
    var existing: ExistingContent
    package var report = ImportReport()
    package internal(set) var cityCount = 0
    package internal(set) var eventCount = 0

    /// In the order in which they are written. A file that would stay the same is not among them.
    package var files: [File] {
        var files: [File] = []
        for city in cities {
            if let photo = city.photo { files.append(file("cities/\(city.slug)/photo.\(photo.kind.rawValue)")) }
            files += contents(of: city).compactMap { change(of: $0.path, bytes: $0.bytes) }
        }
        return files + [change(of: ExistingContent.siteFile, bytes: StrictJSON.encode(site))].compactMap { $0 }
    }

    /// The files of a city but for its photo, whole.
    func contents(of city: City) -> [(path: String, bytes: [UInt8])] {
        let folder = "cities/\(city.slug)"
        var contents = [("\(folder)/city.json", StrictJSON.encode(city.file))]
        if let text = city.text { contents.append(("\(folder)/\(city.language).md", Array(text.utf8))) }
        return contents + [("\(folder)/\(ImportRecord.fileName)", StrictJSON.encode(city.record))]
    }

    func change(of path: String, bytes: [UInt8]) -> File? {
        existing.bytes(of: path) == bytes ? nil : file(path)
    }

    func file(_ path: String) -> File {
        File(path: path, change: existing.bytes(of: path) == nil ? .new : .changed)
    }
}

/// What an import did.
package struct WrittenImport: Hashable, Sendable {
    /// In the order in which they were written, photos in all their sizes.
    package var files: [ImportPlan.File]
    package var report: ImportReport
}
