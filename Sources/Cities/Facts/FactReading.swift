/// Why a fact has no value beside the source's own text.
package enum FactProblem: Hashable, Sendable {
    /// These words stand where none were expected, or instead of a value.
    case notUnderstood(String)
    /// A figure without its unit, `885,61`.
    case unitMissing
    /// `UTC 8`: east or west?
    case signMissing
    /// `около 4 млн`: typed, the doubt would be lost.
    case approximate
    /// `более 4 млн`: a bound, not a value.
    case bound
    /// A century, not a year.
    case century
    /// More than one value.
    case several
    /// `2,678 km2`: two and a bit, or two thousand?
    case ambiguousNumber(decimal: Double, thousands: Double)
    case implausible(Implausibility)
}

/// What speaks against a value.
package enum Implausibility: Hashable, Sendable {
    /// People on a square kilometre, from the population and the area beside each other.
    case density(people: Int, squareKilometres: Double)
    case area(squareKilometres: Double)
    case population(Int)
    case yearInFuture(Int)
    /// Before there were towns, or the year 0, which no calendar has.
    case noSuchYear(Int)
    case agreementYear(Int)
    /// No clock on earth is so far from UTC.
    case offset(minutes: Int)
}

/// What a grammar makes of the text behind a label.
package struct FactReading<Value: Sendable>: Sendable {
    package var value: Value?
    package var asOf: Int?
    package var problem: FactProblem?
    /// Further values of the text, as it writes them, that are not kept.
    package var more: [String] = []

    static func value(_ value: Value, asOf: Int? = nil) -> Self { Self(value: value, asOf: asOf) }
    static func unread(_ problem: FactProblem, asOf: Int? = nil) -> Self { Self(asOf: asOf, problem: problem) }
}
