import Cities
import CityContent
import Glibc

/// Pages of the portal into a content folder: read, compare, write.
package struct PortalImport: Sendable {
    /// The content folder; it need not be there.
    let content: String
    /// For what lies in the future.
    let currentYear: Int
    /// The command that derives photos.
    var thumbnailer = Thumbnailer.command

    package init(content: String, currentYear: Int) {
        self.content = content
        self.currentYear = currentYear
    }

    /// - Parameter pages: paths of saved pages, in the order of the portal.
    package func plan(pages: [String]) throws(ImportError) -> ImportPlan {
        let read = try readPages(pages)
        let language = read.first?.page.language ?? .russian
        // The languages of one city have nothing to join them by: neither Qingdao nor its facts say Циндао.
        for (path, page) in read where page.language != language {
            throw .otherLanguage(path: path, page: page.language, others: language)
        }
        let existing: ExistingContent
        do {
            existing = try ExistingContent(path: content, language: language)
        } catch {
            throw .content(error)
        }
        if let other = existing.otherLanguage, let path = pages.first {
            throw .otherLanguage(path: path, page: language, others: other)
        }
        let title =
            read.lazy.compactMap(\.page.title).first
            ?? (language == .english ? "Twin and partner cities" : "Города-побратимы и партнёры")
        var plan = ImportPlan(
            site: existing.site
                ?? SiteFile(title: [language.rawValue: title], languages: [language.rawValue]),
            existing: existing
        )
        for (path, page) in read { report(page, of: path, in: &plan.report) }
        let found = EachCity(of: read)
        plan.report.items += found.items
        let known = existing.cities(of: found.entries.map(\.entry))
        for ((path, entry), city) in zip(found.entries, known) { add(entry, of: path, existing: city, to: &plan) }
        return plan
    }

    private func report(_ page: PortalPage, of path: String, in report: inout ImportReport) {
        if let width = page.wrapWidth { report.items.append(.linesJoined(page: path, width: width)) }
        for (line, fate) in page.lines.lazy.map({ ($0.line, $0.fate) }) {
            let text = line.content.text
            if text.unicodeScalars.contains(PageLetters.lost) {
                report.items.append(.lettersLost(page: path, line: line.number, text: text))
            }
            switch fate {
            case .notUnderstood: report.items.append(.lineNotUnderstood(page: path, line: line.number, text: text))
            case .chrome: report.controls.append(.init(page: path, line: line.number, text: text))
            default: break
            }
        }
    }

    private func readPages(_ paths: [String]) throws(ImportError) -> [(path: String, page: PortalPage)] {
        var read: [(path: String, page: PortalPage)] = []
        for path in paths {
            let slash = path.lastIndex(of: "/")
            let folder = slash.map { String(path[..<$0]) + "/" } ?? "."
            let bytes: [UInt8]
            do {
                bytes = try ContentFile.read(
                    slash.map { String(path[path.index(after: $0)...]) } ?? path,
                    in: folder,
                    limit: PageText.byteLimit
                )
            } catch {
                throw Self.pageError(error, path: path)
            }
            do {
                read.append((path, try PortalGrammar(text: PortalText(page: bytes), currentYear: currentYear).page()))
            } catch {
                throw .notAPage(path: path, error)
            }
        }
        return read
    }

    private static func pageError(_ error: ContentError, path: String) -> ImportError {
        switch error.problem {
        case .tooLarge(let byteCount, let limit): .notAPage(path: path, .tooLarge(byteCount: byteCount, limit: limit))
        case .unreadable(let errno): .pageUnreadable(path: path, errno: errno)
        default: .pageUnreadable(path: path, errno: ENOENT)
        }
    }

    private func add(
        _ entry: PortalEntry,
        of path: String,
        existing: ExistingContent.City?,
        to plan: inout ImportPlan
    ) {
        let slug = existing?.slug ?? freeSlug(for: entry, in: plan)
        plan.report.items += entry.notes.map { .note(page: path, city: entry.name, $0) }
        let found = PhotoSource.find(entry.pictures, in: PageFolder(pagePath: path))
        let current = existing?.names.first { $0.hasPrefix("photo.") }.flatMap {
            plan.existing.bytes(of: "cities/\(slug)/\($0)")
        }
        let city = CityPlan(
            entry,
            slug: slug,
            existing: existing,
            photo: found.photo,
            current: current.map { Fingerprint(bytes: $0) }
        )
        plan.cities.append(city.city)
        plan.report.items += city.items
        if existing == nil, Transliteration.slug(of: entry.name) == nil {
            plan.report.items.append(.slugStandsIn(slug, name: entry.name))
        }
        if found.photo == nil {
            plan.report.items += found.missing.map { .photoNotFound(slug, source: $0) }
            plan.report.items += found.unreadable.map { .photoUnreadable(slug, source: $0) }
        }
        if !plan.site.order.contains(slug.rawValue) { plan.site.order.append(slug.rawValue) }
        plan.cityCount += 1
        plan.eventCount += entry.events.count
    }

    /// The city's name, with its country or a number where that is taken; for a name without Latin counterpart `cn-1`.
    private func freeSlug(for entry: PortalEntry, in plan: ImportPlan) -> CitySlug {
        let taken = Set(plan.cities.map(\.slug) + plan.existing.cities.map(\.slug))
        let country = entry.countryCode?.lowercased()
        let name = Transliteration.slug(of: entry.name)?.rawValue
        let named = name.map { name in [name] + (country.map { ["\(name)-\($0)"] } ?? []) } ?? []
        for candidate in named {
            if let slug = CitySlug(rawValue: candidate), !taken.contains(slug) { return slug }
        }
        let stem = name ?? country ?? "city"
        var number = name == nil ? 1 : 2
        while true {
            if let slug = CitySlug(rawValue: "\(stem)-\(number)"), !taken.contains(slug) { return slug }
            number += 1
        }
    }
}
