import Cities

/// A tag of an HTML text.
struct HTMLTag {
    /// In lower case; empty for `</>`.
    var name: String
    var isEnd: Bool
    /// It ends in `/>`, which counts in SVG alone.
    var isSelfClosing: Bool
    /// The tag itself: what tells one formatting element from another of its name.
    var bytes: ArraySlice<UInt8>
}

/// Finds the tags of an HTML text as the standard's tokenizer does, so that nothing in a comment, in an attribute or in a
/// program is taken for one (https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
struct HTMLTagScanner {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// Text stands between the last tag and the one before.
    private(set) var hasText = false

    /// - Parameter bytes: in any encoding whose first half is ASCII.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    init(_ html: String) { self.init(Array(html.utf8)[...]) }

    /// - Parameter isForeign: in SVG a text may be marked as such, and is then full of what are no tags.
    mutating func next(isForeign: Bool) -> HTMLTag? {
        hasText = false
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            if start > position { hasText = true }
            position = start
            if skipComment(isForeign: isForeign) { continue }
            if let tag = takeTag() { return tag }
            hasText = true
            position = min(start + 1, bytes.endIndex)
        }
        hasText = hasText || position < bytes.endIndex
        position = bytes.endIndex
        return nil
    }

    // MARK: Tags

    private enum State: Equatable { case beforeName, name, afterName, beforeValue, value, quoted(UInt8) }

    private mutating func takeTag() -> HTMLTag? {
        let isEnd = has("</", at: position)
        let start = position + (isEnd ? 2 : 1)
        if isEnd, has("</>", at: position) {
            position += 3
            return HTMLTag(name: "", isEnd: true, isSelfClosing: false, bytes: [])
        }
        guard start < bytes.endIndex, (bytes[start] | 0x20).isLowercaseLetter else { return nil }
        let name = bytes[start...].prefix { !Self.isSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") }
        var state = State.beforeName
        var isBehindSlash = false
        for index in name.endIndex..<bytes.endIndex {
            let byte = bytes[index]
            switch (state, byte) {
            case (.quoted(let quote), _): if byte == quote { state = .beforeName }
            case (_, UInt8(ascii: ">")):
                let tag = HTMLTag(
                    name: String(decoding: name, as: UTF8.self).lowercased(),
                    isEnd: isEnd,
                    isSelfClosing: isBehindSlash,
                    bytes: bytes[position...index]
                )
                position = index + 1
                return tag
            case (.value, _): if Self.isSpace(byte) { state = .beforeName }
            case (.beforeValue, _) where Self.isSpace(byte): break
            case (.beforeValue, UInt8(ascii: "\"")), (.beforeValue, UInt8(ascii: "'")): state = .quoted(byte)
            case (.beforeValue, _): state = .value
            case (_, UInt8(ascii: "/")): state = .beforeName
            case (.name, UInt8(ascii: "=")), (.afterName, UInt8(ascii: "=")): state = .beforeValue
            case (.name, _) where Self.isSpace(byte): state = .afterName
            case (_, _) where Self.isSpace(byte): break
            default: state = .name
            }
            isBehindSlash = byte == UInt8(ascii: "/") && state == .beforeName
        }
        // A tag that the text ends in is none.
        position = bytes.endIndex
        return nil
    }

    // MARK: What is no tag

    private mutating func skipComment(isForeign: Bool) -> Bool {
        if has("<!--", at: position) {
            // `<!-->` is a whole one.
            skip(behind: ["-->", "--!>"], from: position + 2)
        } else if isForeign, has("<![CDATA[", at: position) {
            skip(behind: ["]]>"], from: position + 9)
        } else if has("<!", at: position) || has("<?", at: position) {
            skip(behind: [">"], from: position + 2)
        } else if has("</", at: position), position + 2 < bytes.endIndex, bytes[position + 2] != UInt8(ascii: ">"),
            !(bytes[position + 2] | 0x20).isLowercaseLetter
        {
            skip(behind: [">"], from: position + 2)
        } else {
            return false
        }
        return true
    }

    /// To the end tag of a program, a style, a title: all before it is text.
    mutating func skipText(of name: String) {
        var isCommented = false
        var isNested = false
        while position < bytes.endIndex {
            if name == "script", has("<!--", at: position) {
                isCommented = true
            } else if has("-->", at: position) {
                isCommented = false
                isNested = false
            } else if isCommented, !isNested, isTag("<script", at: position) {
                // A program that writes a program.
                isNested = true
            } else if isTag("</" + name, at: position) {
                if !isNested { return }
                isNested = false
            }
            position += 1
        }
    }

    private func isTag(_ start: String, at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), has(start, at: index), index + start.utf8.count < bytes.endIndex else {
            return false
        }
        let byte = bytes[index + start.utf8.count]
        return Self.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    /// - Parameter text: in lower case, or without letters.
    private func has(_ text: String, at index: Int) -> Bool {
        guard bytes.endIndex - index >= text.utf8.count else { return false }
        return zip(bytes[index...], text.utf8).allSatisfy { byte, letter in
            byte == letter || (letter.isLowercaseLetter && byte | 0x20 == letter)
        }
    }

    private mutating func skip(behind marks: [String], from start: Int) {
        var index = min(start, bytes.endIndex)
        while index < bytes.endIndex {
            if let mark = marks.first(where: { has($0, at: index) }) {
                position = index + mark.utf8.count
                return
            }
            index += 1
        }
        position = bytes.endIndex
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) }
}
