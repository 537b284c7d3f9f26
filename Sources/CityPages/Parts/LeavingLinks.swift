import Cities

/// The addresses outside the site that are told with a city, each once: its own site first, then those in the texts.
struct LeavingLinks {
    let city: CitySlug
    let addresses: [WebAddress]

    init(of city: PartnerCity, text: CityText?) {
        self.city = city.slug
        let prose = [.paragraph(text?.lead ?? [])] + (text?.about?.blocks ?? [])
        let events = text?.events?.events.flatMap { Self.addresses(in: $0.text) } ?? []
        let all = [city.facts.site?.value].compactMap { $0 } + prose.flatMap(Self.addresses) + events
        var seen: Set<WebAddress> = []
        addresses = all.filter { seen.insert($0).inserted }
    }

    /// The anchor of the panel that shows the address on the city's page: `out-1`.
    func anchor(of address: WebAddress) -> String? {
        addresses.firstIndex(of: address).map { "out-\($0 + 1)" }
    }

    private static func addresses(in block: Markdown.Block) -> [WebAddress] {
        switch block {
        case .paragraph(let inlines): addresses(in: inlines)
        case .bulletList(let items), .orderedList(start: _, let items): items.joined().flatMap(addresses)
        case .quote(let blocks): blocks.flatMap(addresses)
        }
    }

    private static func addresses(in inlines: [Markdown.Inline]) -> [WebAddress] {
        inlines.flatMap { inline -> [WebAddress] in
            switch inline {
            case .text, .lineBreak: []
            case .emphasis(let inner), .strong(let inner): addresses(in: inner)
            case .link(let inner, to: let target):
                if case .web(let address) = target { [address] } else { addresses(in: inner) }
            }
        }
    }
}
