internal import CityBundle
internal import CityPages

/// Makes relative links start with a slash, so that a page works from any address of the server.
struct LinkAnchor: Sendable {
    private static let linkAttributes: Set = ["href", "src", "action"]

    /// The page that the links were meant from.
    let page: MemberName

    /// - Parameter html: of our own rendering; links elsewhere than in attributes with double quotes stay as they are.
    func anchoring(_ html: [UInt8]) -> [UInt8] {
        var anchored: [UInt8] = []
        var copied = 0
        var place = 0
        while let open = html[place...].firstIndex(of: UInt8(ascii: "<")) {
            if html[open...].starts(with: "<!--".utf8) {
                place = Self.endOfComment(in: html, from: open)
                continue
            }
            guard let tag = HTMLTag(in: html, at: open) else {
                place = open + 1
                continue
            }
            for attribute in tag.attributes where Self.linkAttributes.contains(attribute.name) {
                let link = String(decoding: html[attribute.value], as: UTF8.self)
                anchored += html[copied..<attribute.value.lowerBound]
                anchored += Array(self.anchored(link).utf8)
                copied = attribute.value.upperBound
            }
            place = tag.range.upperBound
        }
        return anchored + html[copied...]
    }

    /// - Parameter link: as it stands in the attribute. Links within the page, from the root, or with a scheme are
    ///   returned as they are.
    func anchored(_ link: String) -> String {
        guard let first = link.first, first != "#" else { return link }
        return RelativeLink.target(of: link, on: page.rawValue).map { "/" + $0 } ?? link
    }

    private static func endOfComment(in html: [UInt8], from start: Int) -> Int {
        var place = start + 4
        while place < html.count, !html[place...].starts(with: "-->".utf8) { place += 1 }
        return min(place + 3, html.count)
    }
}
