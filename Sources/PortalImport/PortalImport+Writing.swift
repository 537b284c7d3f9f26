import Cities
import CityContent
internal import Files
import FoundationEssentials
import Glibc

extension PortalImport {
    /// Derives the photos, then writes every file that changed, each whole or not at all.
    ///
    /// - Returns: What was written, and the plan's report with what became of the photos.
    package func write(_ plan: ImportPlan) async throws(ImportError) -> WrittenImport {
        var report = plan.report
        var cities = plan.cities
        let staging = "\(content)/.import"
        defer { Self.remove(staging) }
        var derived: [CitySlug: DerivedPhoto] = [:]
        for (index, city) in plan.cities.enumerated() {
            guard let photo = city.photo else { continue }
            let folder = "\(staging)/\(city.slug)"
            try DurableFile<ImportError>.makeFolder(folder)
            do {
                let made = try await DerivedPhoto(photo, in: folder, command: thumbnailer)
                derived[city.slug] = made
                cities[index].record.photo = ImportRecord.Photo(
                    source: Fingerprint(hex: photo.fingerprint),
                    written: made.fingerprint
                )
                report.items += added(photo, to: city)
            } catch {
                if error == .notInstalled { throw .thumbnailerMissing(package: Thumbnailer.debianPackage) }
                cities[index].file.photo = plan.existing.cities.first { $0.slug == city.slug }?.file.photo
                report.items.append(.photoUnreadable(city.slug, source: photo.source))
            }
        }
        var files: [ImportPlan.File] = []
        for city in cities {
            let folder = "\(content)/cities/\(city.slug)"
            try DurableFile<ImportError>.makeFolder(folder)
            if let photo = derived[city.slug] {
                files += photo.files.map { plan.file("cities/\(city.slug)/\($0.name)") }
                try replacePhoto(in: folder, of: city.slug, with: photo, plan)
            }
            for (path, bytes) in plan.contents(of: city) {
                guard let file = plan.change(of: path, bytes: bytes) else { continue }
                try DurableFile<ImportError>.write(bytes, to: "\(content)/\(path)")
                files.append(file)
            }
        }
        let site = StrictJSON.encode(plan.site)
        if let file = plan.change(of: ExistingContent.siteFile, bytes: site) {
            try DurableFile<ImportError>.write(site, to: "\(content)/\(ExistingContent.siteFile)")
            files.append(file)
        }
        return WrittenImport(files: files, report: report)
    }

    private func added(_ photo: PhotoSource, to city: ImportPlan.City) -> [ImportReport.Item] {
        let file = "cities/\(city.slug)/photo.\(photo.kind.rawValue)"
        let isDescribed = city.file.photo?.description[city.language.rawValue].map { !$0.trimmed.isEmpty } ?? false
        if !isDescribed { return [.photoAdded(city.slug, file: file), .descriptionWanted(city.slug, file: file)] }
        let isReplaced = city.record.photo != nil
        return [.photoAdded(city.slug, file: file)] + (isReplaced ? [.photoReplaced(city.slug, file: file)] : [])
    }

    private func replacePhoto(
        in folder: String,
        of slug: CitySlug,
        with photo: DerivedPhoto,
        _ plan: ImportPlan
    ) throws(ImportError) {
        let made = Set(photo.files.map(\.name))
        let names = plan.existing.cities.first { $0.slug == slug }?.names ?? []
        for (name, path) in photo.files { try DurableFile<ImportError>.move(path, to: "\(folder)/\(name)") }
        for name in names where Self.isPhoto(name) && !made.contains(name) { unlink("\(folder)/\(name)") }
    }

    /// `photo.jpg` and its sizes, which a new photo of another kind or width would leave behind.
    private static func isPhoto(_ name: String) -> Bool {
        ["jpg", "png", "webp"].contains { ending in
            name == "photo.\(ending)"
                || (name.hasPrefix("photo-") && name.hasSuffix(".\(ending)")
                    && name.dropFirst(6).dropLast(ending.count + 1).utf8.allSatisfy(\.isDigit))
        }
    }

    private static func remove(_ folder: String) {
        // Not being there is what is wanted; and whatever stays is hidden, and made anew by the next import.
        try? FileManager.default.removeItem(atPath: folder)
    }
}
