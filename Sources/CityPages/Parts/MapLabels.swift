/// Finds room on the map for the names of places, each a target for a finger: beside its place where that is free, else
/// farther off, with a line to it.
///
/// Units are those of the drawing (``MapFrame/drawnWidth``).
struct MapLabels {
    struct Point: Hashable {
        var x: Int
        var y: Int
    }

    struct Box: Hashable {
        var left: Int
        var top: Int
        var width: Int
        var height: Int

        var right: Int { left + width }
        var bottom: Int { top + height }
        var middle: Point { Point(x: left + width / 2, y: top + height / 2) }

        func meets(_ other: Box, gap: Int) -> Bool {
            left < other.right + gap && other.left < right + gap && top < other.bottom + gap
                && other.top < bottom + gap
        }

        init(left: Int, top: Int, width: Int, height: Int) {
            self.left = left
            self.top = top
            self.width = width
            self.height = height
        }

        /// The box of a name.
        init(around middle: Point, width: Int) {
            let height = MapLabels.height
            self.init(left: middle.x - width / 2, top: middle.y - height / 2, width: width, height: height)
        }

        /// Squared, from its nearest point.
        func distance(to point: Point) -> Int {
            let near = nearest(to: point)
            return (near.x - point.x) * (near.x - point.x) + (near.y - point.y) * (near.y - point.y)
        }

        /// Tells whether a line runs through the box: neither is the line wholly at one side, nor are all corners at
        /// one side of the line.
        func isMet(from start: Point, to end: Point) -> Bool {
            guard max(start.x, end.x) >= left, min(start.x, end.x) <= right, max(start.y, end.y) >= top,
                min(start.y, end.y) <= bottom
            else { return false }
            let sides = [(left, top), (right, top), (left, bottom), (right, bottom)].map { x, y in
                ((end.x - start.x) * (y - start.y) - (end.y - start.y) * (x - start.x)).signum()
            }
            return sides.min() != sides.max() || sides[0] == 0
        }

        /// The point of the box that is nearest to `point`.
        func nearest(to point: Point) -> Point {
            Point(x: min(max(point.x, left), right), y: min(max(point.y, top), bottom))
        }
    }

    /// The height of a label: 65 px on a map 1000 px wide, as it is on a standing screen of 1080.
    static let height = 78
    /// The size of its text: 25 px at the same width.
    static let textSize = 30
    /// Longer names are cut; the list beside the map has them whole.
    static let longestName = 22

    private static let reach = 26
    /// Farther from its place than this a name says nothing of it.
    private static let farthest = MapFrame.drawnWidth / 6

    /// The line from a place to its name.
    private struct Line {
        var start: Point
        var end: Point
    }

    private let height: Int
    private var taken: [Box] = []
    private var names: [Box] = []
    private var lines: [Line] = []

    /// - Parameters:
    ///   - dots: the places themselves, which no name may cover.
    ///   - height: of the drawing.
    init(around dots: [Point], height: Int) {
        self.height = height
        taken = dots.map { Box(left: $0.x - 13, top: $0.y - 13, width: 26, height: 26) }
    }

    /// - Returns: `nil` where there is no room near the place.
    mutating func place(_ name: String, at point: Point) -> Box? {
        let width = max(Self.height, Self.width(of: name) + 40)
        let half = (x: width / 2 + Self.reach, y: Self.height / 2 + Self.reach)
        // Right, left, above, below, then between them; then the same farther off.
        let directions = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)]
        for distance in 0...6 {
            for direction in directions {
                let middle = Point(
                    x: point.x + direction.0 * (half.x + distance * 45),
                    y: point.y + direction.1 * (half.y + distance * 45)
                )
                let box = Box(around: middle, width: width)
                if isFree(box, for: point) { return take(box, for: point) }
            }
        }
        // Anywhere then, as near as can be.
        let columns = stride(from: 4 + width / 2, through: MapFrame.drawnWidth - 4 - width / 2, by: 20)
        let rows = stride(from: 4 + Self.height / 2, through: height - 4 - Self.height / 2, by: 20)
        let boxes = columns.flatMap { x in rows.map { y in Box(around: Point(x: x, y: y), width: width) } }
        return boxes.filter { isFree($0, for: point) }.min { $0.distance(to: point) < $1.distance(to: point) }
            .map { take($0, for: point) }
    }

    private mutating func take(_ box: Box, for point: Point) -> Box {
        taken.append(box)
        names.append(box)
        lines.append(Line(start: point, end: box.nearest(to: point)))
        return box
    }

    /// Near the place and over nothing else, with no line behind it, and its own behind no other name.
    private func isFree(_ box: Box, for point: Point) -> Bool {
        let line = Line(start: point, end: box.nearest(to: point))
        return box.left >= 4 && box.top >= 4 && box.right <= MapFrame.drawnWidth - 4 && box.bottom <= height - 4
            && box.distance(to: point) <= Self.farthest * Self.farthest && !taken.contains { $0.meets(box, gap: 8) }
            && !lines.contains { box.isMet(from: $0.start, to: $0.end) }
            && !names.contains { $0.isMet(from: line.start, to: line.end) }
    }

    /// Cuts a name to the letters that have room, with a sign that some are missing.
    static func short(_ name: String) -> String {
        name.count <= longestName ? name : name.prefix(longestName - 1) + "…"
    }

    /// An estimate, rather too wide: bold letters are six tenths of their size, Chinese ones as wide as high.
    private static func width(of name: String) -> Int {
        name.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? textSize : textSize * 65 / 100) }
    }
}
