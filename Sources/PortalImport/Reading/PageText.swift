import Cities

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
        isHTML = HTMLMark.isHTML(body)
        text = try PageLetters.decode(body, charset: hasMark ? "utf-8" : isHTML ? HTMLMark.charset(body) : nil)
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
        if starts("bplist00") || isMIME(bytes) { return .webArchive }
        return nil
    }

    /// A page with its pictures as a browser puts them into one file: `.mhtml`.
    private static func isMIME(_ bytes: [UInt8]) -> Bool {
        // A carriage return and a line feed are one character to a string.
        let head = String(decoding: [0x0A] + bytes.prefix(2048).filter { $0 != 0x0D }, as: UTF8.self).lowercased()
        return head.contains("\nmime-version:") && head.contains("\ncontent-type: multipart/related")
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
