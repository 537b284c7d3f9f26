extension Words.NumberStyle {
    /// `11 292` or `11,292`.
    package func text(_ number: Int) -> String {
        let digits = String(abs(number))
        let sign = number < 0 ? "\u{2212}" : ""
        guard digits.count >= groupsFrom else { return sign + digits }
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { grouped += group }
            grouped.append(digit)
        }
        return sign + grouped
    }

    /// With at most three decimals, and none that say nothing: `885,61`.
    func text(_ number: Double) -> String {
        let thousandths = Int((number * 1000).rounded())
        var decimals = String(abs(thousandths) % 1000 + 1000).dropFirst()
        while decimals.hasSuffix("0") { decimals = decimals.dropLast() }
        return text(thousandths / 1000) + (decimals.isEmpty ? "" : decimal + decimals)
    }
}

extension Words {
    /// A number of people as exactly as it is meant: `10,3 млн`, `49 тыс.`, `887 412`.
    func roundNumber(_ people: Int) -> String {
        if people >= 1_000_000 && people % 10_000 == 0 {
            return numbers.text(Double(people) / 1_000_000) + "\u{A0}" + million
        }
        if people >= 10_000 && people % 1000 == 0, let thousand {
            return numbers.text(people / 1000) + "\u{A0}" + thousand
        }
        return numbers.text(people)
    }

    /// `1891`, `311 до н. э.`
    func yearOfEra(_ year: Int) -> String {
        year < 0 ? "\(-year)\u{A0}\(beforeOurEra)" : "\(year)"
    }

    /// `+5 ч`, `0 ч`.
    func difference(_ minutes: Int) -> String {
        (minutes > 0 ? "+" : minutes < 0 ? "\u{2212}" : "") + hours(abs(minutes))
    }
}
