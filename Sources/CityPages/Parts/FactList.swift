import Cities
import Words

/// The facts that are told in words: the agreement, the time zone, the site, the source of its photo.
struct FactList {
    let page: PageContext
    let city: PartnerCity

    var html: HTML {
        let rows = [agreement, timeZone, site, sourcePhoto].compactMap { $0 }
        return rows.isEmpty ? .empty : "<dl class=\"facts\">\n\(rows.joined())</dl>\n"
    }

    private var agreement: HTML? {
        guard let fact = city.facts.agreement else { return nil }
        guard let value = fact.value, !value.title.byLanguage.isEmpty else {
            return row(page.words.facts["agreement"].label, page.sourceText(fact.source))
        }
        let year: HTML = value.year.map { ", \(page.words.year($0))" } ?? .empty
        return row(page.words.facts["agreement"].label, "\(page.localized(value.title))\(year)")
    }

    private var timeZone: HTML? {
        guard let fact = city.facts.timeZone else { return nil }
        guard let zone = fact.value else {
            return row(page.words.facts["timeZone"].label, page.sourceText(fact.source))
        }
        let usual = UTCOffset(minutes: zone.minutesFromUTC).text
        let summer = zone.summerMinutesFromUTC.map { UTCOffset(minutes: $0).text }.map {
            page.words.summerDifference($0)
        }
        return row(page.words.facts["timeZone"].label, "\(usual)\(summer.map { ", \($0)" } ?? "")")
    }

    private var site: HTML? {
        guard let fact = city.facts.site else { return nil }
        guard let address = fact.value else { return row(page.words.facts["site"].label, page.sourceText(fact.source)) }
        return row(page.words.facts["site"].label, page.outsideLink(to: address, "\(address.short)"))
    }

    /// Only where no picture is shown: beside one it would credit the wrong picture.
    private var sourcePhoto: HTML? {
        guard city.photo == nil, let fact = city.facts.photoCredit else { return nil }
        return row(page.words.facts["photoCredit"].label, page.sourceText(fact.source))
    }

    private func row(_ label: String, _ value: HTML) -> HTML { "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n" }
}
