/// How one run of bytes stands to another, compared as unsigned numbers from the first byte on: the order of `memcmp`,
/// of SQLite's BINARY collation, and of the manifest.
enum ByteOrder {
    case before, same, after

    init(_ left: Span<UInt8>, _ right: Span<UInt8>) {
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
            self = left[index] < right[index] ? .before : .after
            return
        }
        self = left.count == right.count ? .same : left.count < right.count ? .before : .after
    }
}
