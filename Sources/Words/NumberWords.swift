/// How numbers are written.
package struct NumberWords: Decodable, Sendable {
    private let decimal: String
    private let group: String
    /// The fewest digits of a number whose groups are set apart.
    private let groupsFrom: Int
    /// `nil`: thousands are written out.
    private let thousand: Phrase<Slot.NumberText>?
    private let million: Phrase<Slot.NumberText>
    private let squareKilometres: Phrase<Slot.NumberText>
    private let beforeOurEra: Phrase<Slot.Year>
    private let hours: Phrase<Slot.Hours>
    private let hoursAndMinutes: Phrase<Slot.Hours, Slot.Minutes>
}

extension NumberWords {
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

    /// The number with at most three decimals, and none that say nothing: `885,61`.
    package func text(_ number: Double) -> String {
        let thousandths = Int((number * 1000).rounded())
        var decimals = String(abs(thousandths) % 1000 + 1000).dropFirst()
        while decimals.hasSuffix("0") { decimals = decimals.dropLast() }
        return text(thousandths / 1000) + (decimals.isEmpty ? "" : decimal + decimals)
    }

    /// A number of people as exactly as it is meant: `10,3 млн`, `49 тыс.`, `887 412`.
    package func round(_ people: Int) -> String {
        if people >= 1_000_000 && people % 10_000 == 0 { return million(text(Double(people) / 1_000_000)) }
        if people >= 10_000 && people % 1000 == 0, let thousand { return thousand(text(people / 1000)) }
        return text(people)
    }

    /// `425,3 км²`.
    package func squareKilometres(_ number: Double) -> String { squareKilometres(text(number)) }

    /// `1891`, `311 до н. э.`
    package func yearOfEra(_ year: Int) -> String { year < 0 ? beforeOurEra(-year) : "\(year)" }

    /// `+5 ч`, `0 ч`.
    package func difference(minutes: Int) -> String {
        let sign = minutes > 0 ? "+" : minutes < 0 ? "\u{2212}" : ""
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        return sign + (rest == 0 ? self.hours(hours) : hoursAndMinutes(hours, rest))
    }
}
