internal import NIOCore

/// Names that were asked for and that no bundle member and no route has, with the page that says so. The last few only:
/// anybody can ask for anything.
struct AbsentNames: Sendable {
    private struct Absent {
        let name: [UInt8]
        let door: Door
        let place: FramePlace
    }

    private static let maximumCount = 128

    private var absent: [Absent] = []
    private var places: [UInt64: Int] = [:]
    private var oldest = 0
    private var pages: [FramePlace: AnswerBytes] = [:]

    /// - Parameter page: the same for every name in one place.
    mutating func insert(_ name: [UInt8], at door: Door, in place: FramePlace, page: AnswerBytes) {
        let hash = NameHash(name, .identity).value
        guard places[hash] == nil else { return }
        pages[place] = page
        let new = Absent(name: name, door: door, place: place)
        if absent.count < Self.maximumCount {
            places[hash] = absent.count
            absent.append(new)
        } else {
            places[NameHash(absent[oldest].name, .identity).value] = nil
            places[hash] = oldest
            absent[oldest] = new
            oldest = (oldest + 1) % Self.maximumCount
        }
    }

    func page(for name: Span<UInt8>, at door: Door) -> AnswerBytes? {
        guard let place = places[NameHash(name, .identity).value], absent[place].door == door,
            absent[place].name.isSame(as: name)
        else { return nil }
        return pages[absent[place].place]
    }
}
