/// Numbers in sentences for operators: whole and decimal, without the dust that binary fractions leave.
enum Figure {
    /// `11 292`, `2,678`, with no-break spaces.
    static func russian(_ number: Double) -> String { text(number, group: "\u{A0}", decimal: ",") }
    static func russian(_ number: Int) -> String { grouped(String(number), by: "\u{A0}") }

    /// `11,292`, `2.678`.
    static func english(_ number: Double) -> String { text(number, group: ",", decimal: ".") }
    static func english(_ number: Int) -> String { grouped(String(number), by: ",") }

    /// `+25:00`, of minutes.
    static func offset(_ minutes: Int) -> String {
        let minute = abs(minutes) % 60
        return (minutes < 0 ? "\u{2212}" : "+") + "\(abs(minutes) / 60):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    /// At most six decimals. What is too large to be counted so, or too small, is left to the language.
    private static func text(_ number: Double, group: String, decimal: String) -> String {
        let millionths = (number * 1e6).rounded()
        guard number >= 0, millionths < 1e18, millionths >= 1 || number == 0 else { return "\(number)" }
        let count = Int(millionths)
        var decimals = String(1_000_000 + count % 1_000_000).dropFirst()
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return grouped(String(count / 1_000_000), by: group) + (decimals.isEmpty ? "" : decimal + decimals)
    }

    private static func grouped(_ digits: String, by group: String) -> String {
        guard digits.count > 3 else { return digits }
        return digits.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += group }
            text.append(digit.element)
        }
    }
}
