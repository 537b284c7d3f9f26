/// The bytes of a page as text, or what they are instead.
struct PageText {
    let text: String
    let isHTML: Bool

    /// Far more than the 74 cities need with all their events.
    static let byteLimit = 16 << 20

    init(_ bytes: [UInt8]) throws(PortalPageError) {
        guard bytes.count <= Self.byteLimit else { throw .tooLarge(byteCount: bytes.count, limit: Self.byteLimit) }
        if let format = Self.format(bytes) { throw .otherFormat(format) }
        if Self.isWide(bytes) { throw .wideCharacters }
        guard !bytes.contains(0) else { throw .otherFormat(.binary) }
        var body = bytes[...]
        let hasMark = body.starts(with: [0xEF, 0xBB, 0xBF])
        if hasMark { body = body.dropFirst(3) }
        isHTML = Self.looksLikeHTML(body)
        text = try Self.decode(body, charset: hasMark ? "utf-8" : isHTML ? Self.declaredCharset(body) : nil)
        guard text.unicodeScalars.contains(where: { !$0.isBlank }) else { throw .empty }
    }

    // MARK: What it is

    private static func format(_ bytes: [UInt8]) -> PortalPageError.FileFormat? {
        func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
        if starts("%PDF-") { return .pdf }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || starts("GIF8")
            || starts("RIFF")
        {
            return .picture
        }
        if starts("{\\rtf") || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .office }
        // The documents of today's office programs are zip archives too.
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x1F, 0x8B]) || starts("Rar!")
            || starts("7z")
        {
            return .archive
        }
        return nil
    }

    /// UTF-16 or UTF-32, by its mark, or by the zero bytes that every Latin letter and space has there.
    private static func isWide(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.starts(with: [0, 0, 0xFE, 0xFF])
        {
            return true
        }
        let start = bytes.prefix(1024)
        guard start.count >= 4 else { return false }
        let even = start.indices.count { $0 % 2 == 0 && start[$0] == 0 }
        let odd = start.indices.count { $0 % 2 == 1 && start[$0] == 0 }
        return (even == 0) != (odd == 0) && (even + odd) * 20 > start.count
    }

    private static func looksLikeHTML(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = String(decoding: bytes.prefix(4096).filter { $0 < 0x80 }, as: UTF8.self).lowercased()
        let tags = [
            "<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<ul", "<li", "<p>", "<p ", "<table", "<span",
            "<br",
        ]
        return tags.contains(where: start.contains)
    }

    // MARK: Letters

    private static func decode(_ bytes: ArraySlice<UInt8>, charset: String?) throws(PortalPageError) -> String {
        switch charset {
        case "windows-1251", "cp1251", "win-1251", "x-cp1251", "cp-1251": return Windows1251.decode(bytes)
        case nil, "utf-8", "utf8", "unicode-1-1-utf-8", "us-ascii", "ascii":
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            // A page saved in another encoding than it was sent in keeps its old declaration.
            let text = Windows1251.decode(bytes)
            guard isRussian(text) else { throw .notText }
            return text
        case let other?: throw .otherCharset(other)
        }
    }

    /// Most letters beyond ASCII are Russian, and no byte was without a letter.
    private static func isRussian(_ text: String) -> Bool {
        var russian = 0
        var others = 0
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            if scalar == "\u{FFFD}" { return false }
            if (0x410...0x44F).contains(scalar.value) { russian += 1 } else { others += 1 }
        }
        return russian > 4 * others
    }

    /// What a `<meta>` at the start says, in lower case.
    private static func declaredCharset(_ bytes: ArraySlice<UInt8>) -> String? {
        let start = Array(bytes.prefix(4096).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
        let key = Array("charset=".utf8)
        guard start.count > key.count,
            let found = (0...(start.count - key.count)).first(where: { start[$0...].starts(with: key) })
        else { return nil }
        let value = start[(found + key.count)...].drop { [0x20, 0x22, 0x27].contains($0) }
            .prefix { $0 > 0x20 && ![0x22, 0x27, 0x3B, 0x2F, 0x3E].contains($0) }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
}

extension PortalText {
    /// - Parameter bytes: the file as it was saved.
    package init(page bytes: [UInt8]) throws(PortalPageError) {
        guard !bytes.isEmpty else { throw .empty }
        let page = try PageText(bytes)
        if page.isHTML {
            try self.init(html: page.text)
        } else {
            self.init(plain: page.text)
        }
        guard !lines.isEmpty else { throw .empty }
    }
}
