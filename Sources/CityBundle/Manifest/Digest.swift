internal import Crypto
internal import Files

/// The SHA-256 of some bytes.
package struct Digest: Hashable, Sendable {
    package static let byteCount = 32

    /// The 32 bytes as four big-endian words, so that a digest needs no memory of its own.
    private let words: InlineArray<4, UInt64>

    package init(of bytes: some Collection<UInt8>) {
        var hasher = Hasher()
        hasher.update(bytes)
        self = hasher.finished()
    }

    /// - Parameter hex: 64 digits, lower case.
    package init?(hex: Span<UInt8>) {
        guard hex.count == 2 * Self.byteCount else { return nil }
        var words = InlineArray<4, UInt64>(repeating: 0)
        for index in hex.indices {
            guard let nibble = Hex.value(of: hex[index]) else { return nil }
            words[index / 16] = words[index / 16] << 4 | UInt64(nibble)
        }
        self.words = words
    }

    fileprivate init(_ digest: SHA256.Digest) {
        var words = InlineArray<4, UInt64>(repeating: 0)
        for (index, byte) in digest.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
        self.words = words
    }

    package var bytes: [UInt8] {
        (0..<Self.byteCount).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> (56 - 8 * ($0 % 8))) }
    }

    /// The first four bytes.
    var beginning: UInt32 { UInt32(words[0] >> 32) }

    /// 64 digits, lower case.
    package var hex: String { Hex.string(bytes) }

    package static func == (left: Digest, right: Digest) -> Bool {
        (0..<4).allSatisfy { left.words[$0] == right.words[$0] }
    }

    package func hash(into hasher: inout Swift.Hasher) {
        for index in 0..<4 { hasher.combine(words[index]) }
    }
}

extension Digest: CustomStringConvertible {
    package var description: String { hex }
}

extension Digest {
    /// Takes bytes piece by piece.
    package struct Hasher {
        private var state = SHA256()

        package init() {}

        package mutating func update(_ bytes: some Collection<UInt8>) {
            let taken: Void? = bytes.withContiguousStorageIfAvailable {
                state.update(bufferPointer: UnsafeRawBufferPointer($0))
            }
            if taken == nil { Array(bytes).withUnsafeBytes { state.update(bufferPointer: $0) } }
        }

        package func finished() -> Digest { Digest(state.finalize()) }
    }
}
