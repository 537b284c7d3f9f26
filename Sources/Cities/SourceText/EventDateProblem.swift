/// Why an event whose text holds something like a date has none.
package enum EventDateProblem: Hashable, Sendable {
    /// Several dates, none clearly the event's own.
    case several
    /// `05/12/2019`, `12.05.19`, `2011/12:`, or a bare `2018` at the start: a date for sure or perhaps, but which?
    case unclear
    /// `20 мая`: of which year?
    case yearMissing
    /// `31 февраля 2020 года`: the calendar does not have it.
    case noSuchDay
    /// A range whose end is before its start.
    case backwards
    /// Too far ahead to be announced.
    case future(year: Int)
    /// Long before cities had partners: what the event is about, rather than when it was.
    case past(year: Int)
}
