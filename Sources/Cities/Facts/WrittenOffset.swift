/// `+08:00`, `-03:30`: hours and minutes from UTC, as the content files write them.
package enum WrittenOffset {
    /// - Returns: minutes east of Greenwich; `nil` for anything but a sign, two digits, a colon, two digits, from -12:00 to
    ///   +14:00.
    package static func minutes(from text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[0]),
            [bytes[1], bytes[2], bytes[4], bytes[5]].allSatisfy(\.isDigit),
            let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)), minutes < 60
        else { return nil }
        let offset = (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
        return (-12 * 60...14 * 60).contains(offset) ? offset : nil
    }

    package static func text(minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + ":" + two(abs(minutes) % 60)
    }
}
