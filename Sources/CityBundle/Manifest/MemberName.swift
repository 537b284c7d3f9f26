/// The name of a member of a bundle: a relative path with `/`, the same that a browser asks for.
///
/// A name is valid if and only if it matches `[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*` and has at most 200 bytes.
/// So it cannot climb (`..`), hide (`.x`), be absolute, differ from another by case only, or be an option of a command.
/// `MANIFEST` and `MANIFEST.sig` are no member names.
package struct MemberName: Hashable, Sendable {
    package static let maximumByteCount = 200

    package let rawValue: String

    /// - Throws: ``BundleError/nameMalformed(_:)``.
    package init(_ text: some StringProtocol) throws(BundleError) {
        var text = String(text)
        guard text.withUTF8({ Self.isValid($0.span) }) else { throw .nameMalformed(Excerpt(text)) }
        rawValue = text
    }

    /// - Throws: ``BundleError/nameMalformed(_:)``.
    package init(utf8 bytes: Span<UInt8>) throws(BundleError) {
        guard Self.isValid(bytes) else { throw .nameMalformed(Excerpt(utf8: bytes)) }
        rawValue = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard !bytes.isEmpty, bytes.count <= maximumByteCount else { return false }
        var atStartOfPart = true
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                atStartOfPart = false
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                if atStartOfPart { return false }
            case UInt8(ascii: "/"):
                if atStartOfPart { return false }
                atStartOfPart = true
            default:
                return false
            }
        }
        return !atStartOfPart
    }
}

extension MemberName {
    /// `assets/site-<hash>.css`, `images/<slug>-<hash>.…`: another content would have another name. A hash is at least
    /// eight lower-case hexadecimal digits between the last hyphen and the dot behind it.
    package var isNamedByContent: Bool {
        guard rawValue.hasPrefix("assets/") || rawValue.hasPrefix("images/"),
            let hyphen = rawValue.utf8.lastIndex(of: UInt8(ascii: "-"))
        else { return false }
        let hash = rawValue.utf8[rawValue.utf8.index(after: hyphen)...].prefix { $0 != UInt8(ascii: ".") }
        guard hash.count >= 8, hash.endIndex != rawValue.utf8.endIndex else { return false }
        return hash.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

extension MemberName: Comparable {
    /// By bytes, the order of the manifest.
    package static func < (left: MemberName, right: MemberName) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
}

extension MemberName: CustomStringConvertible {
    package var description: String { rawValue }
}
