internal import Files

/// The number of a key: eight random bytes that signify puts into both files of a pair and into every signature. It
/// tells keys apart and proves nothing.
package struct KeyID: Hashable, Sendable {
    package static let byteCount = 8

    private let number: UInt64

    /// - Parameter bytes: eight of them, in the order of the file.
    init(_ bytes: some Collection<UInt8>) {
        precondition(bytes.count == Self.byteCount)
        number = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    package var bytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) } }

    /// 16 digits, lower case, in the order of the file: how an operator sees the key.
    package var hex: String { Hex.string(bytes) }
}

extension KeyID: CustomStringConvertible {
    package var description: String { hex }
}
