import Testing

@testable import CityPages

@Suite("Names on the map")
struct MapLabelsTests {
    private typealias Box = MapLabels.Box
    private typealias Point = MapLabels.Point

    /// Twelve countries, most of them close together, as of forty partner cities.
    private let crowd = [
        Point(x: 760, y: 190), Point(x: 610, y: 170), Point(x: 600, y: 190), Point(x: 590, y: 160),
        Point(x: 620, y: 180), Point(x: 580, y: 180), Point(x: 630, y: 150), Point(x: 605, y: 150),
        Point(x: 640, y: 190), Point(x: 570, y: 200), Point(x: 615, y: 200), Point(x: 595, y: 175),
    ]

    /// Which of the crowd has a name, and where.
    private var placed: [(point: Point, box: Box)] {
        var labels = MapLabels(around: crowd, height: 458)
        return crowd.compactMap { point in labels.place("Италия, 3", at: point).map { (point, $0) } }
    }

    @Test("A name without room near its place is left out")
    func standsNearItsPlace() {
        #expect(placed.count > 3)
        #expect(placed.count < crowd.count)
        #expect(placed.allSatisfy { $0.box.distance(to: $0.point) <= 200 * 200 })
    }

    @Test("No line runs behind another name")
    func linesStayInSight() {
        let hidden = placed.flatMap { from in
            let end = from.box.nearest(to: from.point)
            return placed.filter { $0.box != from.box && isCrossed($0.box, from: from.point, to: end) }
        }
        #expect(hidden.isEmpty)
    }

    /// By walking along the line.
    private func isCrossed(_ box: Box, from start: Point, to end: Point) -> Bool {
        (0...400).contains { step in
            let x = start.x + (end.x - start.x) * step / 400
            let y = start.y + (end.y - start.y) * step / 400
            return x > box.left && x < box.right && y > box.top && y < box.bottom
        }
    }

    @Test("A line meets a box that it runs through, ends in or lies in, and none that it passes")
    func meetsWhatItRunsThrough() {
        let box = Box(left: 100, top: 100, width: 100, height: 50)
        #expect(box.isMet(from: Point(x: 0, y: 125), to: Point(x: 300, y: 125)))
        #expect(box.isMet(from: Point(x: 150, y: 0), to: Point(x: 150, y: 120)))
        #expect(box.isMet(from: Point(x: 120, y: 120), to: Point(x: 130, y: 121)))
        #expect(box.isMet(from: Point(x: 90, y: 130), to: Point(x: 120, y: 170)))
        #expect(!box.isMet(from: Point(x: 80, y: 130), to: Point(x: 110, y: 170)))
        #expect(!box.isMet(from: Point(x: 0, y: 99), to: Point(x: 300, y: 99)))
        #expect(!box.isMet(from: Point(x: 0, y: 125), to: Point(x: 99, y: 125)))
    }
}
