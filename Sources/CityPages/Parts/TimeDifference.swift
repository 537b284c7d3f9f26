import Cities
import Words

/// How much later it is in a city than in the home city, and the time there now.
struct TimeDifference {
    let page: PageContext
    /// `разница во времени с Казанью`.
    let label: String
    private let home: CityTimeZone
    private let zone: CityTimeZone

    /// - Returns: `nil` where the city's zone, or the home city, is not known.
    init?(page: PageContext, city: PartnerCity) {
        guard let home = page.site.home, let name = page.best(home.names)?.value, let zone = city.facts.timeZone?.value
        else { return nil }
        self.page = page
        let compared = home.compared[page.words.language] ?? page.words.comparedWith(name)
        label = "\(page.words.timeDifference) \(compared)"
        self.home = home.timeZone
        self.zone = zone
    }

    /// The difference that the offsets say, which is right without a clock.
    var usual: String { page.words.numbers.difference(minutes: zone.minutesFromUTC - home.minutesFromUTC) }

    /// `летом 0 ч`, where summer time makes it another.
    var inSummer: String? {
        let difference =
            (zone.summerMinutesFromUTC ?? zone.minutesFromUTC) - (home.summerMinutesFromUTC ?? home.minutesFromUTC)
        guard difference != zone.minutesFromUTC - home.minutesFromUTC else { return nil }
        return page.words.summerDifference(page.words.numbers.difference(minutes: difference))
    }

    /// The place where the page's script writes the time there now; empty without the script.
    var clock: HTML {
        guard let name = zone.zone else { return .empty }
        return "<span class=\"clock\" data-zone=\"\(name)\" data-label=\"\(page.words.timeThereNow)\" hidden></span>"
    }
}
