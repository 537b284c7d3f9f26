import PobratimTesting
import Testing

@Suite("The facts that the search finds")
struct FactSentencesTests {
    @Test("The time zone is among them, as the page tells it")
    func timeZone() throws {
        let data = try RenderedSite().page("data/cities/harbour.json")
        #expect(data.contains("\"Часовой пояс: UTC+8\""))
        #expect(data.contains("\"Time zone: UTC+8\""))
    }

    @Test("A fact that could not be read is told as the source has it, in the source's language")
    func asWritten() throws {
        let data = try RenderedSite().page("data/cities/hilltown.json")
        #expect(data.contains("\"Площадь: 2,678 km2 (2020 г.)\""))
        #expect(!data.contains("\"Area: 2,678"))
    }
}
