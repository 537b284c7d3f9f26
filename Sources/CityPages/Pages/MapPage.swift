import Cities

/// Where the cities lie: drawn by us, and a plain list beside it.
struct MapPage {
    let page: PageContext
    /// The paths of the land.
    let land: HTML

    var html: HTML {
        let cities = page.site.cities
        let drawing: HTML = page.showsPictures ? picture : .empty
        let main: HTML = """
            <header class="title">
            <h1>\(page.words.mapTitle)</h1>
            </header>
            \(drawing)<ul class="places-list">
            \(cities.map(item).joined())</ul>

            """
        return Document(page: page, title: page.words.mapTitle, kind: "map", main: main).html
    }

    /// Longitude 10° to 130° east and latitude 65° to 5° north, ten units a degree (equirectangular).
    private func point(_ place: Place) -> (x: Int, y: Int)? {
        let x = Int(((place.longitude - 10) * 10).rounded())
        let y = Int(((65 - place.latitude) * 10).rounded())
        return (0...1200).contains(x) && (0...600).contains(y) ? (x, y) : nil
    }

    private var picture: HTML {
        let home = page.site.home.flatMap { point($0.place) }.map { at -> HTML in
            "<circle class=\"home-mark\" cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"13\"/>\n"
        }
        let marks = page.site.cities.compactMap { city -> HTML? in
            guard let place = city.place, let at = point(place) else { return nil }
            let line = page.site.home.flatMap { point($0.place) }.map { from -> HTML in
                "<path class=\"tie-mark\" d=\"M\(from.x) \(from.y)L\(at.x) \(at.y)\"/>"
            }
            // Names lie on the side that has room for them.
            let label: HTML = at.x > 600 ? "x=\"\(at.x - 24)\" text-anchor=\"end\"" : "x=\"\(at.x + 24)\""
            return """
                \(line)<a href="\(page.link(to: .city(city.slug)))" tabindex="-1">\
                <circle class="city-mark" cx="\(at.x)" cy="\(at.y)" r="13"/>\
                <text class="city-name" \(label) y="\(at.y + 9)">\(page.plainName(of: city))</text>\
                <circle class="city-target" cx="\(at.x)" cy="\(at.y)" r="36"/></a>

                """
        }
        return """
            <svg class="world" viewBox="0 0 1200 600" aria-hidden="true" focusable="false">
            <g class="land">\(land)</g>
            \(marks.joined())\(home)</svg>

            """
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
            let beyond: HTML = page.showsPictures && point(place) == nil ? "\u{A0}· \(page.words.beyondTheMap)" : .empty
            way = "\(page.words.distance(kilometres, name))\(beyond)"
        } else {
            way = "\(page.words.unplaced)"
        }
        let time = TimeDifference(page: page, city: city).map { difference -> HTML in
            let summer: HTML = difference.inSummer.map { ", \($0)" } ?? .empty
            return "\u{A0}· \(difference.usual)\(summer) \(difference.clock)"
        }
        return "<span class=\"distance\">\(way)\(time)</span>"
    }
}
