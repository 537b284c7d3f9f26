import Cities
import Testing

@Suite("Dates of events")
struct EventDateTests {
    @Test(
        "What ISO 8601 writes is read back as it was",
        arguments: [
            "2022-03-01", "2021-12", "2022", "2019-04-21/2019-04-25", "2011/2012", "2024-02-29", "2020-12/2021-01",
        ]
    )
    func roundTrip(_ text: String) {
        #expect(EventDate(iso: text)?.iso == text)
    }

    @Test(
        "Days that no calendar has, ranges that run backwards and loose forms are no dates",
        arguments: [
            "", "22", "2022-3-1", "2023-02-29", "2022-13", "2022-00", "2022-01-32", "2022-03-01/2022-03-01",
            "2012/2011",
            "2019-04-21/2019", "2022-03-01/", "/2022", "0000", "2022 ", "+022", "2022-03-01/2022-03-02/2022-03-03",
        ]
    )
    func refuses(_ text: String) {
        #expect(EventDate(iso: text) == nil)
    }
}

@Suite("Distances")
struct GreatCircleTests {
    @Test("From Kazan to Qingdao it is five thousand six hundred kilometres and some")
    func kazanToQingdao() throws {
        let kazan = try #require(Place(latitude: 55.796, longitude: 49.106))
        let qingdao = try #require(Place(latitude: 36.07, longitude: 120.38))
        #expect((5_550...5_720).contains(kazan.kilometres(to: qingdao)))
        #expect(kazan.kilometres(to: kazan) == 0)
        #expect(kazan.kilometres(to: qingdao) == qingdao.kilometres(to: kazan))
    }
}
