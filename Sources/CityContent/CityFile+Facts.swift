package import Cities

/// Facts as they are written.
extension CityFile.Facts {
    package init(_ facts: CityFacts) {
        self.init(
            agreement: facts.agreement.map {
                .init(kind: $0.value?.kind?.rawValue, year: $0.value?.year, source: $0.source)
            },
            founded: facts.founded.map { .init(year: $0.value?.year, source: $0.source) },
            area: facts.area.map {
                .init(squareKilometres: $0.value?.squareKilometres, asOf: $0.asOf, source: $0.source)
            },
            population: facts.population.map { .init(people: $0.value?.people, asOf: $0.asOf, source: $0.source) },
            timeZone: facts.timeZone.map {
                .init(
                    utcOffset: ($0.value?.minutesFromUTC).map(UTCOffset.text),
                    summerUtcOffset: ($0.value?.summerMinutesFromUTC).map(UTCOffset.text),
                    zone: $0.value?.zone,
                    source: $0.source
                )
            },
            site: facts.site.map { .init(address: $0.value?.address, source: $0.source) },
            photoCredit: facts.photoCredit.map { .init(text: $0.value?.text, source: $0.source) }
        )
    }
}
