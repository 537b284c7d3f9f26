extension Span where Element == UInt8 {
    func isSame(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    func isSame(as text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in indices where self[index] != text.utf8Start[index] { return false }
        return true
    }

    /// Tells whether these bytes are `text`, which is lower case, in whatever case.
    func isSame(asLowerCase text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in indices {
            let byte = self[index]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard lower == text.utf8Start[index] else { return false }
        }
        return true
    }
}

extension [UInt8] {
    func isSame(as other: Span<UInt8>) -> Bool { span.isSame(as: other) }
}
