import CityBundle
import Testing

@testable import BundleUpdates

@Suite("How a kiosk is, in one word")
struct HealthTests {
    private static func generation(_ fault: BundleError? = nil) -> StateReport.Generation {
        let identity = BundleIdentity(contentVersion: 1, securityEpoch: 1, manifest: "a")
        return StateReport.Generation(identity: identity, signedBy: nil, fault: fault)
    }

    @Test(
        "Where the current bundle opens, a server that runs knows best",
        arguments: [
            (.noServer, .good), (.silent, .silent), (.shown(.good), .good), (.shown(.damaged), .damaged),
            (.shown(.fellBack), .fellBack), (.shown(.unverified), .unverified), (.shown(.nothing), .unreadable),
        ] as [(StateReport.Pages, Health)]
    )
    func opens(pages: StateReport.Pages, health: Health) {
        #expect(Health(current: Self.generation(), previous: nil, pages: pages) == health)
    }

    @Test("Where it does not, the one before decides, whatever a server says")
    func doesNot() {
        for pages in [StateReport.Pages.noServer, .silent, .shown(.good)] {
            let damaged = Self.generation(.notABundle)
            #expect(Health(current: damaged, previous: Self.generation(), pages: pages) == .fellBack)
            #expect(Health(current: damaged, previous: damaged, pages: pages) == .unreadable)
            #expect(Health(current: damaged, previous: nil, pages: pages) == .unreadable)
            #expect(Health(current: nil, previous: nil, pages: pages) == .empty)
        }
    }

    @Test("These are the words that programs outside read")
    func words() {
        let words = Health.allCases.map(\.rawValue)
        #expect(words == ["good", "damaged", "fellBack", "unverified", "unreadable", "empty", "silent"])
    }
}
