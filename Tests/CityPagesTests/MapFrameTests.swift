import Cities
import Testing

@testable import CityPages

@Suite("The part of the world that the map shows")
struct MapFrameTests {
    private func place(_ latitude: Double, _ longitude: Double) throws -> Place {
        try #require(Place(latitude: latitude, longitude: longitude))
    }

    @Test("Places of one continent are shown as close as the drawing bears")
    func comesClose() throws {
        let frame = MapFrame(around: [try place(55.8, 49.1), try place(36.1, 120.4), try place(39.8, 30.5)])
        #expect(frame.width == 120)
        #expect(frame.height == 60)
    }

    @Test(
        "Places of all continents are all in it, each where it is and none at the edge",
        arguments: [
            (43.06, 141.35), (-33.87, 151.2), (40.7, -74.0), (-34.6, -58.4), (-33.9, 18.4), (38.7, -9.1), (64.1, -21.9),
            (-54.8, -68.3), (78.2, 15.6), (21.3, -157.8), (64.5, -165.4), (66.2, -169.8), (-36.8, 174.8),
            (-13.8, -171.8),
        ]
    )
    func showsTheWorld(latitude: Double, longitude: Double) throws {
        let there = try place(latitude, longitude)
        let frame = MapFrame(around: [try place(55.8, 49.1), there])
        let point = frame.point(there)
        #expect(frame.visible(point) == point)
        #expect(frame.left >= MapFrame.world.left)
        #expect(frame.left + frame.width <= MapFrame.world.left + MapFrame.world.width)
        #expect(frame.top <= MapFrame.world.top)
        #expect(frame.top - frame.height >= MapFrame.world.top - MapFrame.world.height)
    }

    @Test("Near the poles alone, where nobody lives, a place stands at the edge")
    func standsAtTheEdge() throws {
        let frame = MapFrame(around: [try place(-77.8, 166.7), try place(55.8, 49.1)])
        let point = frame.point(try place(-77.8, 166.7))
        #expect(point.y > frame.drawnHeight)
        #expect(frame.visible(point).y < frame.drawnHeight)
    }

    @Test("East of the Bering Strait is left, west of it right")
    func isCutInTheBeringStrait() throws {
        let frame = MapFrame(around: [try place(64.5, -165.4), try place(66.2, -172)])
        #expect(frame.point(try place(64.5, -165.4)).x < frame.point(try place(66.2, -172)).x)
        #expect(frame == MapFrame.world)
    }

    @Test("Without any place the world is shown")
    func showsTheWorldForNothing() { #expect(MapFrame(around: []) == .world) }
}
