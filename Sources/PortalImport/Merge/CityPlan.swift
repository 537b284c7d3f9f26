import Cities
import CityContent

/// One city of a page against what the content folder has of it.
struct CityPlan {
    private(set) var city: ImportPlan.City
    private(set) var items: [ImportReport.Item] = []

    init(
        _ entry: PortalEntry,
        slug: CitySlug,
        existing: ExistingContent.City?,
        photo: PhotoSource?,
        current: Fingerprint?
    ) {
        let page = CityFile(entry)
        let draft = CityTextDraft(entry)
        let record = existing?.record
        city = ImportPlan.City(
            slug: slug,
            language: entry.language,
            file: existing?.file ?? page,
            record: ImportRecord(
                name: entry.name.whiteSpaceFolded,
                country: entry.country?.whiteSpaceFolded,
                language: entry.language == .russian ? nil : entry.language.rawValue
            )
        )
        let facts = FactMerge(
            current: existing?.file.facts ?? page.facts,
            page: page.facts,
            recorded: record?.facts ?? [:]
        )
        city.file.facts = facts.facts
        city.record.facts = facts.fingerprints
        if existing == nil { items.append(.cityAdded(slug, name: entry.name)) }
        items += facts.changes.map { name, change in
            switch change {
            case .added: .factAdded(slug, name)
            case .updated: .factUpdated(slug, name)
            case .kept: .factKept(slug, name)
            case .gone: .factGone(slug, name)
            }
        }
        mergeText(draft, existing?.text, record)
        mergePhoto(photo, existing, record, entry, current: current)
    }

    // MARK: Text

    private mutating func mergeText(_ draft: CityTextDraft, _ text: String?, _ record: ImportRecord?) {
        guard let text else {
            city.text = draft.markdown
            city.record.about = draft.about.map { Fingerprint($0) }
            city.record.events = draft.events.map { Fingerprint($0) }
            return
        }
        guard let paragraphs = record?.about, let items = record?.events, var merged = CityTextDraft(markdown: text)
        else {
            if text == draft.markdown {
                city.record.about = draft.about.map { Fingerprint($0) }
                city.record.events = draft.events.map { Fingerprint($0) }
            } else {
                self.items.append(.textByHand(city.slug))
            }
            return
        }
        let about = BlockMerge(current: merged.about, page: draft.about, recorded: paragraphs)
        let events = BlockMerge(current: merged.events, page: draft.events, recorded: items)
        merged.about = about.blocks
        merged.events = events.blocks
        merged.aboutHeading = merged.aboutHeading ?? draft.aboutHeading
        merged.eventsHeading = merged.eventsHeading ?? draft.eventsHeading
        city.record.about = about.fingerprints
        city.record.events = events.fingerprints
        let isChanged = (about.changes + events.changes).contains { change in
            switch change {
            case .added, .updated: true
            case .kept, .gone: false
            }
        }
        if isChanged { city.text = merged.markdown }
        report(about.changes, .paragraph)
        report(events.changes, .event)
    }

    private mutating func report(_ changes: [BlockMerge.Change], _ part: ImportReport.TextPart) {
        items += changes.map { change in
            switch change {
            case .added(let text): .textAdded(city.slug, part, text)
            case .updated(let text): .textUpdated(city.slug, part, text)
            case .kept(let text): .textKept(city.slug, part, text)
            case .gone(let text): .textGone(city.slug, part, text)
            }
        }
    }

    // MARK: Photo

    /// - Parameter current: of the photo in the city's folder.
    private mutating func mergePhoto(
        _ photo: PhotoSource?,
        _ existing: ExistingContent.City?,
        _ record: ImportRecord?,
        _ entry: PortalEntry,
        current: Fingerprint?
    ) {
        city.record.photo = record?.photo
        guard let photo else { return }
        if current != nil {
            guard let recorded = record?.photo, recorded.written == current else {
                items.append(.photoKept(city.slug, source: photo.source))
                return
            }
            if recorded.source.hex == photo.fingerprint { return }
        }
        city.photo = photo
        let language = entry.language.rawValue
        let credit = entry.facts.photoCredit?.source ?? ""
        if city.file.photo?.credit[language] == existing?.file.facts[PhotoCreditFact.self]?.source, !credit.isEmpty {
            city.file.photo?.credit[language] = credit
        }
        if city.file.photo == nil {
            city.file.photo = CityFile.Photo(credit: [language: credit], description: [language: ""])
        }
    }
}
