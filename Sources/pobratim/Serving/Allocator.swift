internal import CLinux

/// How the C library keeps memory while the server runs.
enum Allocator {
    /// Has all threads share one arena. By itself glibc makes up to eight a core, and what was freed in one is never used
    /// by a thread of another: a server that had walked through 1 GB of pictures over 256 connections then held 61 MB
    /// instead of 40, at the same processor time. To be called while there is one thread: another that has asked for memory
    /// before keeps the arena that it got then.
    static func useOneArena() { _ = mallopt(pobratim_arena_max, 1) }
}
