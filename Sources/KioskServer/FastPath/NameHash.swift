/// A number for the bytes of a name in one of its forms (Fowler, Noll, Vo: FNV-1a, 64 bits).
///
/// Anybody may ask for names that were chosen to have the same number. Who keeps something by it therefore compares the
/// name as well, and keeps one name for a number: however many there are, each costs one look and one comparison.
struct NameHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ name: Span<UInt8>, _ coding: ContentCoding) {
        add(coding == .gzip ? 1 : 0)
        for index in name.indices { add(name[index]) }
    }

    init(_ name: [UInt8], _ coding: ContentCoding) {
        self.init(name.span, coding)
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
