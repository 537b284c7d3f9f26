import Cities

/// The part of the world that the map shows: as close as all its places allow, so that those of one continent are not
/// lost on all five.
///
/// Degrees, on which a degree is as wide as high (equirectangular). `Assets/map.svg` has the land of the inhabited
/// world, cut where the fewest people live: in the Bering Strait.
struct MapFrame: Hashable {
    /// The longitude of the left edge and the latitude of the upper one.
    var left: Int
    var top: Int
    var width: Int
    var height: Int

    /// All that is drawn: from the Bering Strait to itself, from Svalbard to Tierra del Fuego, with some sea around it.
    static let world = MapFrame(left: -175, top: 82, width: 372, height: 142)
    /// The longitude of the Bering Strait, where the world is cut.
    private static let cut = -169.0

    /// Closer than this the drawing is too coarse.
    private static let leastWidth = 120

    /// How wide the drawing is in its own units, in which names and dots are measured.
    static let drawnWidth = 1200
    /// How high, in the same units.
    var drawnHeight: Int { height * Self.drawnWidth / width }

    private init(left: Int, top: Int, width: Int, height: Int) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
    }

    /// - Parameter places: which have room around them for their names.
    init(around places: [Place]) {
        let longitudes = places.map { Self.eastward($0.longitude) }
        let latitudes = places.map(\.latitude)
        guard let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
            let north = latitudes.max()
        else {
            self = .world
            return
        }
        // A tenth at either side, an eighth above and below.
        let wanted = max((east - west) / 0.8, (north - south) / 0.75 * 2)
        let world = Self.world
        width = min(max(Int(wanted.rounded(.up)), Self.leastWidth), world.width)
        height = min(width / 2, world.height)
        left = Int(((west + east) / 2).rounded()) - width / 2
        top = Int(((north + south) / 2).rounded()) + height / 2
        // Nothing is drawn beyond the world.
        left = min(max(left, world.left), world.left + world.width - width)
        top = max(min(top, world.top), world.top - world.height + height)
    }

    /// The point of a place in the drawing, be it beyond its edge.
    func point(_ place: Place) -> MapLabels.Point {
        let unit = Double(Self.drawnWidth) / Double(width)
        return MapLabels.Point(
            x: Int(((Self.eastward(place.longitude) - Double(left)) * unit).rounded()),
            y: Int(((Double(top) - place.latitude) * unit).rounded())
        )
    }

    /// The nearest point that is well within the drawing: only near the poles another than its own.
    func visible(_ point: MapLabels.Point) -> MapLabels.Point {
        MapLabels.Point(
            x: min(max(point.x, Self.edge), Self.drawnWidth - Self.edge),
            y: min(max(point.y, Self.edge), drawnHeight - Self.edge)
        )
    }

    private static let edge = 16

    /// The part of `Assets/map.svg` that lies in the frame, in its units, ten a degree.
    var viewBox: String {
        "\((left - Self.world.left) * 10) \((Self.world.top - top) * 10) \(width * 10) \(height * 10)"
    }

    /// Counted eastward from the cut: Apia lies right of Auckland.
    private static func eastward(_ longitude: Double) -> Double { longitude < cut ? longitude + 360 : longitude }
}
