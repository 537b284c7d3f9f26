/// What the bytes of a file say of being HTML, before its letters are known.
enum HTMLMark {
    /// Tags that come without an end, or whose end may be far.
    private static let openings = [
        "<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<ul", "<li", "<p>", "<p ", "<table", "<span",
        "<br",
    ]
    /// Enough for the head of any page.
    private static let headByteCount = 4096

    /// - Returns: Whether the file starts like a page, or like a part of one.
    static func isHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = head(bytes)
        return openings.contains(where: start.contains) || hasBlock(bytes)
    }

    /// What a `<meta>` at the start declares, in lower case.
    static func charset(_ bytes: ArraySlice<UInt8>) -> String? {
        for part in head(bytes).split(separator: "<") where part.hasPrefix("meta") {
            let tag = part.prefix { $0 != ">" }
            guard let key = tag.firstRange(of: "charset") else { continue }
            let rest = tag[key.upperBound...].drop(while: \.isWhitespace)
            guard rest.first == "=" else { continue }
            let value = rest.dropFirst().drop { $0.isWhitespace || "\"'".contains($0) }
                .prefix { !$0.isWhitespace && !"\"';/".contains($0) }
            if !value.isEmpty { return String(value) }
        }
        return nil
    }

    /// The ASCII of it, in lower case. Letters of the page itself need not be known for it.
    private static func head(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix(headByteCount).filter { $0 < 0x80 }, as: UTF8.self).lowercased()
    }

    /// A block starts at the start of the file, and its end tag stands behind. A text may mention `<b>…</b>`.
    private static func hasBlock(_ bytes: ArraySlice<UInt8>) -> Bool {
        var scanner = HTMLTagScanner(bytes)
        var opened: Set<String> = []
        while let tag = scanner.next(isForeign: false) {
            guard HTMLRules.blocks.contains(tag.name) || HTMLRules.table.contains(tag.name) else { continue }
            if tag.isEnd {
                if opened.contains(tag.name) { return true }
            } else if tag.bytes.startIndex - bytes.startIndex < headByteCount {
                opened.insert(tag.name)
            }
            if opened.isEmpty, tag.bytes.startIndex - bytes.startIndex >= headByteCount { return false }
        }
        return false
    }
}
