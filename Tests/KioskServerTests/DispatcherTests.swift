import Cities
import CityBundle
import Testing

@testable import KioskServer

@Suite("The names that are not sent as packed")
struct DispatcherTests {
    /// As ``FastReads`` asks.
    private static func contains(_ name: String) async throws -> Bool {
        SitePath(try MemberName(name))?.isSentAsPacked == false
    }

    @Test(
        "Slots, settings, search, the screen's addresses and the desk are",
        arguments: SiteSlot.allCases.map(\.path) + [
            "ru/preferences.html", "de/text/preferences.html", "ru/search.html", "ru/text/search.html", "server/alive",
            "screen/events", "screen/alive", "screen/reset",
        ]
            + PageAddress.DeskPage.allCases.flatMap {
                ["ru/desk/\($0.rawValue).html", "ru/text/desk/\($0.rawValue).html"]
            }
    )
    func routed(name: String) async throws {
        #expect(try await Self.contains(name))
    }

    @Test(
        "Pages, pictures and what only looks alike are not",
        arguments: [
            "ru/index.html", "ru/text/qingdao.html", "images/qingdao-0123456789ab.svg", "preferences.html",
            "ru/text/more/search.html", "ru/other/search.html", "ru/reset.html", "ru/desk/other.html", "alive",
            "assets/site-0123456789.css",
        ]
    )
    func unrouted(name: String) async throws {
        #expect(try await !Self.contains(name))
    }
}
