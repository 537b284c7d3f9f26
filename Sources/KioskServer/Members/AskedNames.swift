internal import CityBundle

/// The names that were asked for last: the few that are worth keeping ready are asked for again before long, and a walk
/// through thousands of pictures does not push them out.
struct AskedNames: Sendable {
    private static let maximumCount = 64

    private var names: [MemberName] = []
    private var oldest = 0

    mutating func isAskedAgain(_ name: MemberName) -> Bool {
        if names.contains(name) { return true }
        if names.count < Self.maximumCount {
            names.append(name)
        } else {
            names[oldest] = name
            oldest = (oldest + 1) % Self.maximumCount
        }
        return false
    }
}
