internal import CityBundle
internal import CityPages

/// A packed page without what stands in its `<main>`: the template in which the server shows something of its own, so
/// that it looks like the bundle around it.
///
/// Bytes are a template if and only if they hold `<title>…</title>` and, behind it, `<main …>…</main>`, in the spelling
/// of our own rendering: lower case, attributes in double quotes.
struct PageTemplate: Hashable, Sendable {
    /// Everything up to and with `<title>`.
    private let beforeTitle: [UInt8]
    /// The packed page's own title, which stands between.
    private let packedTitle: [UInt8]
    /// Everything from `</title>` to the end of `<main …>`.
    private let beforeMain: [UInt8]
    /// Everything from `</main>` on.
    private let afterMain: [UInt8]

    init?(_ page: [UInt8]) {
        guard let title = Self.first("<title>", in: page[...]),
            let titleEnd = Self.first("</title>", in: page[title.upperBound...]),
            let main = Self.first("<main", in: page[titleEnd.upperBound...]),
            let mainStart = HTMLTag(in: page, at: main.lowerBound)?.range.upperBound,
            let mainEnd = Self.first("</main>", in: page[mainStart...])
        else { return nil }
        beforeTitle = Array(page[..<title.upperBound])
        packedTitle = Array(page[title.upperBound..<titleEnd.lowerBound])
        beforeMain = Array(page[titleEnd.lowerBound..<mainStart])
        afterMain = Array(page[mainEnd.lowerBound...])
    }

    /// The page's own title as text, not HTML, and without the site's behind it.
    func title(withoutSite site: String) -> String {
        var title = String(decoding: packedTitle, as: UTF8.self)
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            title.replace(entity, with: sign)
        }
        let ending = " — \(site)"
        return title.hasSuffix(ending) ? String(title.dropLast(ending.count)) : title
    }

    private init(beforeTitle: [UInt8], packedTitle: [UInt8], beforeMain: [UInt8], afterMain: [UInt8]) {
        self.beforeTitle = beforeTitle
        self.packedTitle = packedTitle
        self.beforeMain = beforeMain
        self.afterMain = afterMain
    }

    /// - Parameters:
    ///   - title: plain text.
    ///   - main: HTML.
    func page(title: String, main: HTML) -> [UInt8] {
        let title: HTML = "\(title)"
        return beforeTitle + Array(title.source.utf8) + beforeMain + Array(main.source.utf8) + afterMain
    }

    /// The page, with the title that it was packed with.
    ///
    /// - Parameter main: HTML; its links are meant from where the packed page stands, as those around it are.
    func page(_ main: HTML) -> [UInt8] {
        beforeTitle + packedTitle + beforeMain + Array("\n\(main.source)".utf8) + afterMain
    }

    /// The same template for any address: its relative links, which were meant from the folder of `page`, start with a
    /// slash.
    ///
    /// - Parameter page: name of the member that the template was taken from.
    func anchored(at page: MemberName) -> PageTemplate {
        let anchor = LinkAnchor(page: page)
        return PageTemplate(
            beforeTitle: anchor.anchoring(beforeTitle),
            packedTitle: packedTitle,
            beforeMain: anchor.anchoring(beforeMain),
            afterMain: anchor.anchoring(afterMain)
        )
    }

    private static func first(_ text: StaticString, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        let wanted = text.withUTF8Buffer(Array.init)
        guard var start = bytes.indices.first else { return nil }
        while start + wanted.count <= bytes.endIndex {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return start..<start + wanted.count }
            start += 1
        }
        return nil
    }
}
