import CityBundle
import Synchronization

/// What an export has told of, from whichever threads.
final class Visits: Sendable {
    private let state = Mutex<(contents: [MemberName: [UInt8]], steps: [Int])>(([:], []))

    var contents: [MemberName: [UInt8]] { state.withLock { $0.contents } }
    var steps: [Int] { state.withLock { $0.steps } }

    func add(_ name: MemberName, _ content: [UInt8]) { state.withLock { $0.contents[name] = content } }
    func progress(_ done: Int, _ total: Int) { state.withLock { $0.steps.append(done) } }
}
