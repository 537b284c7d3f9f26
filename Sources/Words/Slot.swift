/// The places that phrases have, by the names under which the files know them.
package enum Slot {
    // MARK: Numbers

    package enum Begun: NumberSlot { package static let name = "begun" }
    package enum Boot: NumberSlot { package static let name = "boot" }
    package enum Count: NumberSlot { package static let name = "count" }
    package enum Day: NumberSlot { package static let name = "day" }
    package enum Days: NumberSlot { package static let name = "days" }
    package enum FirstDay: NumberSlot { package static let name = "first" }
    package enum Free: NumberSlot { package static let name = "free" }
    package enum Hours: NumberSlot { package static let name = "hours" }
    package enum LastDay: NumberSlot { package static let name = "last" }
    package enum Minutes: NumberSlot { package static let name = "minutes" }
    package enum MessageNumber: NumberSlot { package static let name = "number" }
    package enum Seconds: NumberSlot { package static let name = "seconds" }
    package enum Seen: NumberSlot { package static let name = "seen" }
    package enum Total: NumberSlot { package static let name = "total" }
    package enum Year: NumberSlot { package static let name = "year" }

    // MARK: Texts

    /// A number of them, written as the language writes numbers.
    package enum Characters: TextSlot { package static let name = "characters" }
    package enum Date: TextSlot { package static let name = "date" }
    /// A day that is written in digits already: `2026-11-23`.
    package enum DayText: TextSlot { package static let name = "day" }
    package enum Difference: TextSlot { package static let name = "difference" }
    package enum First: TextSlot { package static let name = "first" }
    package enum Home: TextSlot { package static let name = "home" }
    package enum Kilometres: TextSlot { package static let name = "kilometres" }
    package enum Last: TextSlot { package static let name = "last" }
    package enum Month: TextSlot { package static let name = "month" }
    package enum Name: TextSlot { package static let name = "name" }
    /// A number, written as the language writes numbers.
    package enum NumberText: TextSlot { package static let name = "number" }
    package enum Page: TextSlot { package static let name = "page" }
    package enum State: TextSlot { package static let name = "state" }
    package enum Title: TextSlot { package static let name = "title" }
    package enum Typed: TextSlot { package static let name = "typed" }
}
