/// The keys of a JSON text that a decoder has accepted: each with the keys above it, and the line it stands on.
///
/// The members of a list have no key. The plural forms of a phrase are no keys, either: languages differ in them.
struct KeyPlaces {
    struct Place: Hashable {
        /// The keys on the way to the value, with dots between them.
        var path: String
        /// The line of the key, counted from 1.
        var line: Int
        var isEmptyText = false
        /// The key stands in its object a second time.
        var isRepeated = false
    }

    private(set) var places: [Place] = []
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        readValue(at: "")
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func step() {
        if next == UInt8(ascii: "\n") { line += 1 }
        index += 1
    }

    private mutating func skipSpace() {
        while let byte = next, byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") { step() }
    }

    /// - Returns: whether it is a text without anything in it.
    @discardableResult
    private mutating func readValue(at path: String) -> Bool {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"):
            readObject(at: path)
        case UInt8(ascii: "["):
            step()
            skipSpace()
            while let byte = next, byte != UInt8(ascii: "]") {
                readValue(at: path)
                skipSpace()
            }
            step()
        case UInt8(ascii: "\""):
            return readString().isEmpty
        default:
            while let byte = next, byte > 0x20, !",]}".utf8.contains(byte) { step() }
        }
        return false
    }

    private mutating func readObject(at path: String) {
        let start = places.count
        var keys: Set<String> = []
        step()
        skipSpace()
        while let byte = next, byte != UInt8(ascii: "}") {
            let keyLine = line
            let key = readString()
            let place = places.count
            let whole = path.isEmpty ? key : "\(path).\(key)"
            places.append(Place(path: whole, line: keyLine, isRepeated: !keys.insert(key).inserted))
            places[place].isEmptyText = readValue(at: whole)
            skipSpace()
        }
        step()
        if !keys.isEmpty, keys.allSatisfy({ PluralRule.Category(rawValue: $0) != nil }),
            !places[start...].contains(where: \.isRepeated)
        {
            places.removeSubrange(start...)
        }
    }

    /// A string as it is written, escapes and all.
    private mutating func readString() -> String {
        step()
        let start = index
        while let byte = next, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") { step() }
            step()
        }
        defer { step() }
        return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
    }
}
