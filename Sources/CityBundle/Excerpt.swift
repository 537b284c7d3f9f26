/// The beginning of a text that came from outside, fit for one line of a message: at most 200 characters, whatever is
/// not printable shown as `\u{…}`.
package struct Excerpt: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(utf8 bytes: Span<UInt8>) {
        self.init(bytes.withUnsafeBufferPointer { String(decoding: $0.prefix(1024), as: UTF8.self) })
    }

    package init(_ text: some StringProtocol) {
        var shown = ""
        var count = 0
        for scalar in text.unicodeScalars {
            if count == 200 {
                shown += "…"
                break
            }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            default:
                shown.unicodeScalars.append(scalar)
            }
            count += 1
        }
        description = shown
    }
}
