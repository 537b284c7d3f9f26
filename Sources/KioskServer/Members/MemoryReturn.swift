internal import CLinux
internal import Synchronization

/// Gives memory back to the system that reading has left behind: what is read, sent and let go leaves holes between what
/// stays, and glibc keeps them. It is asked to give them back each time that so much has been read.
///
/// There is one for the process, as there is one allocator.
enum MemoryReturn {
    /// Bytes. At this rate the search for holes, a few milliseconds, takes about a hundredth of the time that the reading
    /// took.
    private static let interval = 64 * 1024 * 1024

    private static let readByteCount = Atomic(0)

    /// To be called on a thread that may wait.
    static func hasRead(_ byteCount: Int) {
        let (before, after) = readByteCount.add(byteCount, ordering: .relaxed)
        if before / interval != after / interval { _ = malloc_trim(0) }
    }
}
