/// What the bytes of a file say of being HTML, before its letters are known.
enum HTMLMark {
    /// Tags that come without an end, or whose end may be far.
    private static let openings = [
        "<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<ul", "<li", "<p>", "<p ", "<table", "<span",
        "<br",
    ]
    /// Enough for the head of any page.
    private static let headByteCount = 4096

    /// - Returns: Whether the file starts like a page, or has an element with its end tag anywhere.
    static func isHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = head(bytes)
        return openings.contains(where: start.contains) || hasElement(bytes)
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

    /// `<name …` with `</name>` behind it.
    private static func hasElement(_ bytes: ArraySlice<UInt8>) -> Bool {
        var opened: Set<[UInt8]> = []
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            let isEnd = index < bytes.endIndex && bytes[index] == UInt8(ascii: "/")
            if isEnd { index += 1 }
            // The longest name of an element has ten letters.
            let name = bytes[index...].prefix(20).prefix { ($0 | 0x20).isLowercaseLetter || $0.isDigit }.map {
                $0 | 0x20
            }
            index += name.count
            guard !name.isEmpty, index < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains(bytes[index])
            else { continue }
            if !isEnd {
                opened.insert(name)
            } else if opened.contains(name) {
                return true
            }
        }
        return false
    }
}
