internal import Cities
internal import Database

/// Reads text that was typed on the other keyboard layout.
extension QueryReader {
    /// Fewer letters are not swapped: nearly everything is a beginning, or the sound, of something on the other layout.
    private static let leastSwapped = 3

    /// The chunk as the other keyboard layout writes it, if every word of that is known.
    func readSwapped(
        _ chunk: String,
        slips: Bool,
        _ mayGoOn: Bool,
        into reading: inout QueryReading
    ) throws(DatabaseError) -> Bool {
        let words = TextWord.all(in: KeyboardLayout.swapped(chunk)).map(\.folded)
        guard !words.isEmpty, words.count <= QueryText.mostWords else { return false }
        var units: [QueryUnit] = []
        var read: [String] = []
        for (place, word) in words.enumerated() {
            let length = word.unicodeScalars.count
            guard length > 1 else { return false }
            let mayGoOn = mayGoOn && place == words.count - 1 && length >= Self.leastSwapped
            if let unit = try known(word, mayGoOn: mayGoOn, bySound: false) {
                units.append(unit)
                read.append(try shown(word))
            } else if length > Self.leastSwapped, slips || words.count == 1,
                let (unit, found) = try byEar(word, slips: slips)
            {
                units.append(unit)
                read.append(found)
            } else {
                return false
            }
        }
        reading.add(units, typed: chunk, read: read.joined(separator: " "), isSlip: slips)
        return true
    }
}
