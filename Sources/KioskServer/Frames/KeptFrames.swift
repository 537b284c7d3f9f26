internal import CityBundle
internal import Synchronization

/// The frames of one kind that were made of pages of a bundle, each once.
final class KeptFrames<Frame: Sendable>: Sendable {
    private let frames = Mutex<[MemberName: Frame]>([:])

    subscript(page: MemberName) -> Frame? { frames.withLock { $0[page] } }

    func keep(_ frame: Frame, of page: MemberName) { frames.withLock { $0[page] = frame } }
}
