/// How deep the elements of an HTML text lie in each other, told from its tags alone.
///
/// gumbo takes its tree apart by recursion, and repeats a `<b>` that nobody closed in every paragraph after it, as the
/// standard demands; so a page beyond any real one is not given to it.
struct HTMLNesting {
    static let limit = 400
    /// Elements that gumbo would add for tags nobody closed.
    static let repeatLimit = 1_000_000

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
    /// A new one closes the one before; they lie deep only inside others.
    private static let selfClosing: Set<String> = [
        "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "html",
        "head", "body",
    ]
    private static let rawText: Set<String> = ["script", "style", "textarea", "title", "xmp", "iframe", "noframes"]
    /// An end tag reaches no further up than to one of these.
    private static let walls: Set<String> = [
        "table", "object", "marquee", "applet", "template", "svg", "math", "button",
    ]

    /// Those that go on after their paragraph until they are closed.
    private static let formatting: Set<String> = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]

    /// - Returns: Whether the page stays within both limits.
    static func isWithinLimit(_ html: String) -> Bool {
        let bytes = Array(html.utf8)
        var open: [String] = []
        var unclosed: [String: Int] = [:]
        var repeated = 0
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
            if isEnd { index += 1 }
            let name = tagName(bytes, at: index)
            guard !name.isEmpty else { continue }
            index += name.utf8.count
            if isEnd {
                close(name, in: &open)
                if let count = unclosed[name] { unclosed[name] = count > 1 ? count - 1 : nil }
                continue
            }
            repeated += unclosed.values.reduce(0, +)
            if repeated > repeatLimit { return false }
            if formatting.contains(name) { unclosed[name, default: 0] += 1 }
            if rawText.contains(name) {
                index = endOfRawText(name, in: bytes, from: index)
            } else if !void.contains(name), !selfClosing.contains(name) {
                open.append(name)
                if open.count > limit { return false }
            }
        }
        return true
    }

    private static func close(_ name: String, in open: inout [String]) {
        for index in open.indices.reversed() {
            if open[index] == name {
                open.removeSubrange(index...)
                return
            }
            if walls.contains(open[index]) { return }
        }
    }

    private static func tagName(_ bytes: [UInt8], at start: Int) -> String {
        let name = bytes[start...].prefix(20).prefix { ($0 | 0x20).isLowercaseLetter || $0.isDigit }
        guard let first = name.first, !first.isDigit else { return "" }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func endOfRawText(_ name: String, in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = next + 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "/"), tagName(bytes, at: index + 1) == name {
                return next
            }
        }
        return bytes.count
    }
}
