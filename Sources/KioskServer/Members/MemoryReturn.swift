internal import CLinux
internal import Synchronization

/// Gives memory back to the system that reading and connections have left behind: what is read, sent and let go leaves holes
/// between what stays, and glibc keeps them. It is asked to give them back each time that so much has been used.
///
/// There is one for the process, as there is one allocator.
enum MemoryReturn {
    /// Bytes. At this rate the search for holes, a few milliseconds, takes about a hundredth of the time that the reading
    /// took.
    private static let interval = 64 * 1024 * 1024

    /// Roughly what one connection costs the server, in bytes.
    private static let connectionByteCount = 32 * 1024

    private static let usedByteCount = Atomic(0)

    /// Call this on a thread that may wait: the calling thread gives the memory back.
    static func hasRead(_ byteCount: Int) {
        let used = usedByteCount.add(byteCount, ordering: .relaxed).newValue
        guard used >= interval else { return }
        usedByteCount.subtract(used, ordering: .relaxed)
        _ = malloc_trim(0)
    }

    static func connectionClosed() { usedByteCount.add(connectionByteCount, ordering: .relaxed) }
}
