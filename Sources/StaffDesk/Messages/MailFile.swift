internal import FoundationEssentials

/// A message as mail programs read it (RFC 5322, with RFC 2045 and 2047): ASCII, CRLF, no line over 78 characters
/// but that of a longer address, which cannot be folded: 254 at most, where 998 are allowed.
package struct MailFile: Hashable, Sendable {
    /// Names and values in their order; a value may be in any script.
    private var fields: [(name: StaticString, value: FieldValue)] = []
    private let text: String

    private enum FieldValue: Hashable {
        /// ASCII that the program itself made.
        case plain(String)
        /// Text from people.
        case words(String)
    }

    package static func == (left: MailFile, right: MailFile) -> Bool { left.bytes == right.bytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

    /// A message or report.
    ///
    /// - Parameter kiosk: ``StaffDesk/kioskName``. With the number it makes a Message-ID that is the same each time.
    package init(_ message: DeskMessage, kiosk: String, to recipient: EmailAddress?) {
        let title = message.kind == .support ? "Support" : "Error report"
        let host = "\(kiosk).pobratim.invalid"
        fields = [
            ("From", .words("\(message.author ?? "visitor") <kiosk@\(host)>")),
            ("To", .plain(recipient?.text ?? "Support: ;")),
            ("Subject", .words("\(title) \(message.number) (\(kiosk))")),
            ("Message-ID", .plain("<\(message.number).\(message.kind.rawValue)@\(host)>")),
        ]
        if let replyTo = message.replyTo.flatMap(EmailAddress.init) {
            fields.append(("Reply-To", .plain(replyTo.text)))
        }
        // The field is required; a kiosk that does not know the day says so instead of making one up.
        fields.append(("Date", .plain(MailDate.text(message.written.wall))))
        if message.written.wall == nil {
            fields.append(
                (
                    "X-Pobratim-Time",
                    .plain("unset clock, start \(message.written.boot), running \(message.written.running) s")
                )
            )
        }
        if let page = message.page { fields.append(("X-Pobratim-Page", .words(page))) }
        fields.append(("Content-Language", .plain(message.language)))
        text = message.text
    }

    /// A code for a forgotten password. From, Date and Message-ID are left to the mail system, which knows them.
    package init(resetAt address: EmailAddress, subject: String, text: String) {
        fields = [
            ("To", .plain(address.text)), ("Subject", .words(subject)), ("Auto-Submitted", .plain("auto-generated")),
        ]
        self.text = text
    }

    package var bytes: [UInt8] {
        var lines: [String] = []
        for (name, value) in fields {
            switch value {
            case .plain(let text): lines.append("\(name): \(text)")
            case .words(let text): lines.append("\(name): \(Self.encoded(text))")
            }
        }
        lines += [
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        ]
        let body = text.replacing("\n", with: "\r\n") + "\r\n"
        let base64 = Data(body.utf8).base64EncodedString()
        var rest = base64[...]
        while !rest.isEmpty {
            lines.append(String(rest.prefix(76)))
            rest = rest.dropFirst(76)
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    /// Encoded words of 52 characters at most where the text is not plain ASCII; an address in angle brackets stays as
    /// it is.
    private static func encoded(_ text: String) -> String {
        let isAddressed = text.hasSuffix(">")
        let open = isAddressed ? text.lastIndex(of: "<") ?? text.endIndex : text.endIndex
        let words = isAddressed ? String(text[..<open].dropLast()) : text
        // A line of its own where both would be too long for one.
        let address = isAddressed ? (words.utf8.count > 20 ? "\r\n " : " ") + text[open...] : ""
        guard !words.utf8.allSatisfy(isPlain) || words.utf8.count > 40 else {
            // A name before an address is a phrase: a full stop in it wants quotation marks. No name holds one of
            // those.
            return isAddressed && words.utf8.contains(UInt8(ascii: ".")) ? "\"\(words)\"\(address)" : words + address
        }
        var pieces: [String] = []
        var piece: [UInt8] = []
        for scalar in words.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if piece.count + next.count > 30 {
                pieces.append("=?utf-8?B?\(Data(piece).base64EncodedString())?=")
                piece = []
            }
            piece += next
        }
        pieces.append("=?utf-8?B?\(Data(piece).base64EncodedString())?=")
        return pieces.joined(separator: "\r\n ") + address
    }

    /// Tells whether a byte needs no encoded word in a header.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: " -_./()".utf8.contains(byte)
        }
    }
}
