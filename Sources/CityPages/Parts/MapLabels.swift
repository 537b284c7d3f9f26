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

        /// That of a name.
        init(around middle: Point, width: Int) {
            let height = MapLabels.height
            self.init(left: middle.x - width / 2, top: middle.y - height / 2, width: width, height: height)
        }

        /// Squared, from its nearest point.
        func distance(to point: Point) -> Int {
            let near = nearest(to: point)
            return (near.x - point.x) * (near.x - point.x) + (near.y - point.y) * (near.y - point.y)
        }

        /// The point of the box that is nearest to `point`.
        func nearest(to point: Point) -> Point {
            Point(x: min(max(point.x, left), right), y: min(max(point.y, top), bottom))
        }
    }

    /// At 1000 px, the width of the map on a standing screen of 1080, this is 65 px.
    static let height = 78
    /// At the same width, 25 px.
    static let textSize = 30
    /// Longer names are cut; the list beside the map has them whole.
    static let longestName = 22

    private static let reach = 26

    private let height: Int
    private var taken: [Box] = []

    /// - Parameters:
    ///   - dots: the places themselves, which no name may cover.
    ///   - height: of the drawing.
    init(around dots: [Point], height: Int) {
        self.height = height
        taken = dots.map { Box(left: $0.x - 13, top: $0.y - 13, width: 26, height: 26) }
    }

    /// - Returns: `nil` where there is no room left.
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
                if isFree(box) {
                    taken.append(box)
                    return box
                }
            }
        }
        // Anywhere then, as near as can be.
        let columns = stride(from: 4 + width / 2, through: MapFrame.drawnWidth - 4 - width / 2, by: 20)
        let rows = stride(from: 4 + Self.height / 2, through: height - 4 - Self.height / 2, by: 20)
        let boxes = columns.flatMap { x in rows.map { y in Box(around: Point(x: x, y: y), width: width) } }
        guard let nearest = boxes.filter(isFree).min(by: { $0.distance(to: point) < $1.distance(to: point) })
        else { return nil }
        taken.append(nearest)
        return nearest
    }

    private func isFree(_ box: Box) -> Bool {
        box.left >= 4 && box.top >= 4 && box.right <= MapFrame.drawnWidth - 4 && box.bottom <= height - 4
            && !taken.contains { $0.meets(box, gap: 8) }
    }

    /// As many letters as have room, with a sign that some are missing.
    static func short(_ name: String) -> String {
        name.count <= longestName ? name : name.prefix(longestName - 1) + "…"
    }

    /// About, and rather too wide: bold letters are six tenths of their size, Chinese ones as wide as high.
    private static func width(of name: String) -> Int {
        name.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? textSize : textSize * 65 / 100) }
    }
}
