/// What stands before the text of an event in a file: its date and a colon, or a colon alone.
///
/// `2022-03-01: text` is dated. `: 1850: text` is not, and its text is `1850: text`: the bare colon and a space behind it are
/// for a text that would be read as dated without them. Any other text is an event without a date.
enum EventMark {
    /// - Returns: The date as written, empty for a bare colon, and the text behind; `nil` where no mark stands.
    static func split(_ text: String) -> (date: String, rest: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let date = text[..<colon]
        let rest = text[text.index(after: colon)...]
        guard date.isEmpty ? rest.first == " " : looksLikeDate(date.utf8) else { return nil }
        return (String(date), String(rest.drop(while: \.isWhitespace)))
    }

    /// As Markdown, the text of an event behind its mark, if it needs one.
    static func marked(_ text: RichText, _ date: EventDate?) -> String {
        let start = text.runs.first.flatMap { $0.link == nil ? $0.text : nil }
        let mark = date?.iso ?? (start.flatMap(split) == nil ? nil : "")
        return mark.map { "\($0): \(MarkdownText.escaped(text, atStart: false))" } ?? MarkdownText.escaped(text)
    }

    /// Four digits, then digits, hyphens and slashes. It need not be a date: whoever mistypes one should hear of it.
    private static func looksLikeDate(_ text: Substring.UTF8View) -> Bool {
        text.count >= 4 && text.prefix(4).allSatisfy(\.isDigit)
            && text.allSatisfy { $0.isDigit || "-/".utf8.contains($0) }
    }
}
