import Cities
import Words

/// The map of the cities, drawn by us, and a plain list beside it.
struct MapPage {
    let page: PageContext
    /// The paths of the land.
    let land: HTML
    private let frame: MapFrame

    init(page: PageContext, land: HTML) {
        self.page = page
        self.land = land
        frame = MapFrame(around: (page.site.cities.map(\.place) + [page.site.home?.place]).compactMap { $0 })
    }

    /// Above it a finger could not tell the cities apart: then the countries are the targets.
    static let mostCities = 12

    private typealias Point = MapLabels.Point

    /// A target on the map.
    private struct Mark {
        var name: String
        var link: String
        var at: Point
    }

    private var isByCountry: Bool { page.site.cities.count > Self.mostCities }

    var html: HTML {
        let drawing: HTML = page.showsPictures ? picture : .empty
        let main: HTML = """
            <header class="title">
            <h1>\(page.words.mapTitle)</h1>
            </header>
            \(drawing)\(isByCountry ? CountryGroup.groups(on: page).map(section).joined() : list(page.site.cities))
            """
        return Document(page: page, title: page.words.mapTitle, kind: "map", main: main).html
    }

    // MARK: - The drawing

    private func isBeyond(_ place: Place) -> Bool { frame.point(place) != frame.visible(frame.point(place)) }

    private func visible(_ place: Place) -> Point { frame.visible(frame.point(place)) }

    private var picture: HTML {
        let home = page.site.home.map(\.place).flatMap { isBeyond($0) ? nil : visible($0) }
        let places = page.site.cities.compactMap(\.place)
        // Many lines would hide the land, and many dots would leave no room for names.
        let lines = isByCountry ? .empty : home.map { ties(from: $0, to: places.map(visible)) } ?? .empty
        let marks = marks
        var labels = MapLabels(around: marks.map(\.at) + [home].compactMap { $0 }, height: frame.drawnHeight)
        let homeLabel = home.flatMap { at -> HTML? in
            guard let name = page.site.home.flatMap({ page.best($0.names)?.value }),
                let box = labels.place(MapLabels.short(name), at: at)
            else { return nil }
            return """
                \(rectangle("home-box", box))<text class="home-name" \(middle(of: box))>\(MapLabels.short(name))</text>

                """
        }
        let targets = marks.compactMap { mark in
            labels.place(MapLabels.short(mark.name), at: mark.at).map { (mark: mark, box: $0) }
        }
        // All lines lie under all names.
        return """
            <svg class="world\(isByCountry ? " many" : "")" viewBox="0 0 \(MapFrame.drawnWidth) \(frame.drawnHeight)" aria-hidden="true" focusable="false">
            \(landscape)\
            \(lines)\(targets.map { leader(from: $0.mark.at, to: $0.box) }.joined())\(places.map(dot).joined())\
            \(homeMark(home))\(homeLabel)\(targets.map { target($0.mark, $0.box) }.joined())</svg>

            """
    }

    /// The land is the pattern of one rectangle: paths of the whole world would reach beyond the drawing, and over the
    /// texts around it for tools that measure what covers what.
    private var landscape: HTML {
        """
        <defs><pattern id="world_land" width="1" height="1" viewBox="\(frame.viewBox)" preserveAspectRatio="none">\
        \(land)</pattern></defs>
        <rect class="land" width="\(MapFrame.drawnWidth)" height="\(frame.drawnHeight)" fill="url(#world_land)"/>

        """
    }

    private var marks: [Mark] {
        guard isByCountry else {
            return page.site.cities.compactMap { city in
                city.place.map { place in
                    Mark(
                        name: page.plainName(of: city),
                        link: page.link(to: .city(city.slug)),
                        at: visible(place)
                    )
                }
            }
        }
        // The countries with most cities first, while there is room.
        return CountryGroup.groups(on: page).sorted { $0.cities.count > $1.cities.count }.compactMap { group in
            let places = group.cities.compactMap(\.place)
            return (places.first { !isBeyond($0) } ?? places.first).map { place in
                Mark(
                    name: "\(group.plainName), \(group.cities.count)",
                    link: "#\(group.anchor)",
                    at: visible(place)
                )
            }
        }
    }

    private func ties(from home: Point, to dots: [Point]) -> HTML {
        let lines = dots.map { "M\(home.x) \(home.y)L\($0.x) \($0.y)" as HTML }.joined()
        return "<path class=\"tie-mark\" d=\"\(lines)\"/>\n"
    }

    /// A dot, or at the edge an arrow head that points beyond it.
    private func dot(_ place: Place) -> HTML {
        let real = frame.point(place)
        let at = visible(place)
        guard real != at else {
            return "<circle class=\"city-mark\" cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(isByCountry ? 6 : 11)\"/>\n"
        }
        let turn = real.x > at.x ? 0 : real.x < at.x ? 180 : real.y > at.y ? 90 : 270
        return
            "<path class=\"city-mark\" transform=\"translate(\(at.x) \(at.y)) rotate(\(turn))\" d=\"M-10-13L14 0L-10 13z\"/>\n"
    }

    private func homeMark(_ home: Point?) -> HTML {
        home.map { "<circle class=\"home-mark\" cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"14\"/>\n" } ?? .empty
    }

    private func leader(from dot: Point, to box: MapLabels.Box) -> HTML {
        let end = box.nearest(to: dot)
        return "<path class=\"city-line\" d=\"M\(dot.x) \(dot.y)L\(end.x) \(end.y)\"/>\n"
    }

    /// - Parameter box: the finger's target.
    private func target(_ mark: Mark, _ box: MapLabels.Box) -> HTML {
        """
        <a href="\(mark.link)" tabindex="-1">\
        \(rectangle("city-target", box))\
        <text class="city-name" \(middle(of: box))>\(MapLabels.short(mark.name))</text></a>

        """
    }

    private func rectangle(_ kind: StaticString, _ box: MapLabels.Box) -> HTML {
        let kind = "\(kind)"
        return """
            <rect class="\(kind)" x="\(box.left)" y="\(box.top)" width="\(box.width)" height="\(box.height)" rx="14"/>
            """
    }

    private func middle(of box: MapLabels.Box) -> HTML {
        "x=\"\(box.middle.x)\" y=\"\(box.middle.y + MapLabels.textSize / 3)\""
    }

    // MARK: - The list beside it

    private func section(_ group: CountryGroup) -> HTML {
        "<section id=\"\(group.anchor)\">\n<h2>\(group.name)</h2>\n\(list(group.cities))</section>\n"
    }

    private func list(_ cities: [PartnerCity]) -> HTML {
        "<ul class=\"places-list\">\n\(cities.map(item).joined())</ul>\n"
    }

    private func item(_ city: PartnerCity) -> HTML {
        guard let (text, language) = page.best(city.texts) else { return .empty }
        return """
            <li><a href="\(page.link(to: .city(city.slug)))"><span class="name"\(page.langAttribute(language))>\
            \(text.name)</span> \(Tie(page: page, city: city).html)</a>\(distance(city))</li>

            """
    }

    /// How far it is from the home city, and how much later there.
    private func distance(_ city: PartnerCity) -> HTML {
        guard let home = page.site.home, let name = page.best(home.names)?.value else { return .empty }
        let way: HTML
        if let place = city.place {
            let kilometres = page.words.numbers.text(home.place.kilometres(to: place))
            let beyond: HTML = page.showsPictures && isBeyond(place) ? "\u{A0}· \(page.words.beyondTheMap)" : .empty
            way = "\(page.words.distance(kilometres, name))\(beyond)"
        } else {
            way = "\(page.words.unplaced)"
        }
        let time = TimeDifference(page: page, city: city).map { difference -> HTML in
            let summer: HTML = difference.inSummer.map { ", \($0)" } ?? .empty
            return "\u{A0}· \(page.words.timeDifference) \(difference.usual)\(summer) \(difference.clock)"
        }
        return "<span class=\"distance\">\(way)\(time)</span>"
    }
}
