import Glibc

/// Where a city lies, in degrees, north and east positive.
package struct Place: Hashable, Sendable {
    package var latitude: Double
    package var longitude: Double

    /// - Returns: `nil` outside -90…90 and -180…180.
    package init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}

extension Place {
    /// The way along the surface of a globe of 6,371 km radius (haversine formula), rounded to ten kilometres: a city is
    /// not a point, and its distance is no more exact than that.
    package func kilometres(to other: Place) -> Int {
        func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
        let halfLatitude = sin(radians(other.latitude - latitude) / 2)
        let halfLongitude = sin(radians(other.longitude - longitude) / 2)
        let chord =
            halfLatitude * halfLatitude
            + cos(radians(latitude)) * cos(radians(other.latitude)) * halfLongitude * halfLongitude
        return Int((2 * 6371 * asin(min(1, chord.squareRoot())) / 10).rounded()) * 10
    }
}
