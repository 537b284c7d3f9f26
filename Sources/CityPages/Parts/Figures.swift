import Cities
import Words

/// A city at a glance: its facts as figures.
struct Figures {
    let page: PageContext
    let city: PartnerCity

    var html: HTML {
        let figures = facts + [timeDifference].compactMap { $0 }
        return figures.isEmpty ? .empty : "<dl class=\"figures\">\n\(figures.joined())</dl>\n"
    }

    /// The facts that are figures, in their order.
    private var facts: [HTML] {
        let kinds = FactKinds.all.compactMap { kind -> (rank: Int, kind: any FactKind.Type)? in
            guard case .figure(let rank) = kind.place else { return nil }
            return (rank, kind)
        }
        return kinds.sorted { $0.rank < $1.rank }.compactMap { $0.kind.told(of: city.facts, in: page.wording) }.map(
            figure
        )
    }

    private var timeDifference: HTML? {
        guard let difference = TimeDifference(page: page, city: city) else { return nil }
        let summer: HTML = difference.inSummer.map { "<dd class=\"note\">\($0)</dd>" } ?? .empty
        let clock = difference.clock
        let now: HTML = clock.isEmpty ? .empty : "<dd class=\"note\">\(clock)</dd>"
        return "<div><dt>\(difference.label)</dt><dd>\(difference.usual)</dd>\(summer)\(now)</div>\n"
    }

    /// What could not be read is shown as the source has it, and is said to be so.
    private func figure(_ fact: ToldFact) -> HTML {
        guard let parts = fact.parts else {
            let label = page.wording.label(of: fact.name).lowercased()
            return """
                <div><dt>\(label), \(page.words.asWritten)</dt><dd class="written">\(page.sourceText(fact))</dd></div>

                """
        }
        let caption = page.wording.caption(of: fact.name, asOf: fact.asOf)
        return "<div><dt>\(caption)</dt><dd>\(page.html(parts))</dd></div>\n"
    }
}
