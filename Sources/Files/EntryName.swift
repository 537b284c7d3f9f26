/// The name of something in a folder on the disk, as its bytes: whoever made it may have used any encoding.
package struct EntryName: Hashable, Sendable {
    /// Without the zero at the end.
    package let bytes: [UInt8]

    package init(_ text: String) { bytes = Array(text.utf8) }
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// - Returns: `nil` where a byte is above 127, as in no name that an export gives.
    package var ascii: String? { bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil }

    /// For calls of the system.
    func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
        (bytes + [0]).withUnsafeBytes { buffer in
            guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { preconditionFailure("never empty") }
            return body(start)
        }
    }
}

extension EntryName: Comparable {
    package static func < (left: EntryName, right: EntryName) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension EntryName: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
