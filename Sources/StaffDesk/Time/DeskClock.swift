internal import Glibc

/// The desk's knowledge of time. A clock that tests turn by hand is the other implementation.
package protocol DeskClock: Sendable {
    var reading: ClockReading { get }
}

package struct ClockReading: Hashable, Sendable {
    /// The same from one start of the machine to the next.
    package var boot: String
    /// Seconds since then, sleep included.
    package var uptime: Int
    /// `nil` where nobody can know: a machine without a battery-backed clock that has not yet been told.
    package var wall: WallTime?

    package init(boot: String, uptime: Int, wall: WallTime?) {
        self.boot = boot
        self.uptime = uptime
        self.wall = wall
    }
}

/// A time of day that can be believed.
package struct WallTime: Hashable, Sendable {
    /// Seconds since 1970.
    package var seconds: Int
    /// Seconds that the place is ahead of UTC.
    package var utcOffset: Int

    package init(seconds: Int, utcOffset: Int) {
        self.seconds = seconds
        self.utcOffset = utcOffset
    }
}

/// The machine's own clocks.
///
/// The time of day counts if and only if it is later than 2025 and somebody has set it: the network, as
/// systemd-timesyncd notes in `/run/systemd/timesync/synchronized`, or the kernel at the start from a clock with a
/// battery (`/sys/class/rtc/rtc*/hctosys`).
package struct SystemDeskClock: DeskClock {
    private static let earliestBelievable = 1_767_225_600

    private let boot: String

    /// - Parameter bootID: the file where the kernel names this start of the machine.
    /// - Throws: ``DeskError/noBootID(path:)``. Any name in its place would make two starts one, and after the second
    ///   no session, no code and no wait would end before the machine has run longer than in the first.
    package init(bootID path: String = "/proc/sys/kernel/random/boot_id") throws(DeskError) {
        boot = (SmallFile.text(path) ?? "").filter { $0.isLetter || $0.isNumber || $0 == "-" }
        guard !boot.isEmpty else { throw .noBootID(path: path) }
    }

    package var reading: ClockReading {
        var sinceBoot = timespec()
        clock_gettime(CLOCK_BOOTTIME, &sinceBoot)
        return ClockReading(boot: boot, uptime: sinceBoot.tv_sec, wall: wall)
    }

    private var wall: WallTime? {
        var now = time(nil)
        guard now >= Self.earliestBelievable, Self.isSynchronized || Self.wasSetFromHardware else { return nil }
        var local = tm()
        localtime_r(&now, &local)
        return WallTime(seconds: now, utcOffset: local.tm_gmtoff)
    }

    private static var isSynchronized: Bool { access("/run/systemd/timesync/synchronized", F_OK) == 0 }

    private static let wasSetFromHardware = (0..<4).contains { number in
        SmallFile.text("/sys/class/rtc/rtc\(number)/hctosys")?.first == "1"
    }
}
