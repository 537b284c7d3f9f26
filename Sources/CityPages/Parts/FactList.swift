import Cities
import Words

/// The facts that are told in words: the agreement, the time zone, the site, and whatever else is no figure.
struct FactList {
    let page: PageContext
    let city: PartnerCity

    var html: HTML {
        let rows = FactKinds.all.compactMap(row)
        return rows.isEmpty ? .empty : "<dl class=\"facts\">\n\(rows.joined())</dl>\n"
    }

    private func row(_ kind: any FactKind.Type) -> HTML? {
        switch kind.place {
        case .figure: return nil
        case .rowWithoutPhoto where city.photo != nil: return nil
        case .row, .rowWithoutPhoto: break
        }
        guard let fact = kind.told(of: city.facts, in: page.wording) else { return nil }
        let value = fact.parts.map(page.html) ?? page.sourceText(fact)
        return "<div><dt>\(page.wording.label(of: fact.name))</dt><dd>\(value)</dd></div>\n"
    }
}
