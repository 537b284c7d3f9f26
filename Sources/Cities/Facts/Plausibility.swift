/// What can be believed of an area and a population that stand beside each other.
///
/// A number like `2,678` has two readings. The one with a decimal sign counts if it is the only plausible one, or if the
/// page writes it the Russian way beside a population that bears it out; else there is no value.
struct Plausibility {
    /// `nil` where the text was not read to begin with.
    var area: FactReading<Area>?
    var population: FactReading<Population>?

    /// People on a square kilometre, from a province of steppe to the densest old town.
    private static let densities = 0.5...50_000.0
    /// From Monaco up to the largest province.
    private static let areas = 0.5...4_000_000.0
    private static let populations = 100...150_000_000

    init(area: FactReading<AreaText.Reading>?, population: FactReading<PopulationText.Reading>?) {
        let people = population.map(Self.judge)
        self.population = people
        self.area = area.map { Self.judge($0, people: people?.value?.people) }
    }

    private static func judge(_ reading: FactReading<PopulationText.Reading>) -> FactReading<Population> {
        guard let value = reading.value else { return FactReading(asOf: reading.asOf, problem: reading.problem) }
        guard populations.contains(value.people) else {
            return .unread(.implausible(.population(value.people)), asOf: reading.asOf)
        }
        if let thousands = value.ifThousands, populations.contains(thousands) {
            let problem = FactProblem.ambiguousNumber(decimal: Double(value.people), thousands: Double(thousands))
            return .unread(problem, asOf: reading.asOf)
        }
        return .value(Population(people: value.people), asOf: reading.asOf)
    }

    private static func judge(_ reading: FactReading<AreaText.Reading>, people: Int?) -> FactReading<Area> {
        guard let value = reading.value else { return FactReading(asOf: reading.asOf, problem: reading.problem) }
        if let doubt = doubt(of: value.squareKilometres, people: people) {
            return .unread(.implausible(doubt), asOf: reading.asOf)
        }
        if let thousands = value.ifThousands, doubt(of: thousands, people: people) == nil,
            !(value.hasRussianComma && people != nil)
        {
            let problem = FactProblem.ambiguousNumber(decimal: value.squareKilometres, thousands: thousands)
            return .unread(problem, asOf: reading.asOf)
        }
        return .value(Area(squareKilometres: value.squareKilometres), asOf: reading.asOf)
    }

    private static func doubt(of area: Double, people: Int?) -> Implausibility? {
        guard areas.contains(area) else { return .area(squareKilometres: area) }
        guard let people, !densities.contains(Double(people) / area) else { return nil }
        return .density(people: people, squareKilometres: area)
    }
}
