/// When something happened, as far as this kiosk can tell.
package struct Moment: Hashable, Sendable {
    /// How often the machine had started.
    package var boot: Int
    /// Seconds since that start.
    package var uptime: Int
    /// Seconds that the machine has run altogether since the desk was made. It never goes back, whatever the wall clock
    /// does; what ran after the last write before a power cut is not counted.
    package var running: Int
    package var wall: WallTime?
}

extension Moment {
    /// The moment of a reading, continuing what the last write noted.
    static func now(_ reading: ClockReading, in store: Store) throws(DeskError) -> Moment {
        let noted = try store.first("SELECT boot, boots, uptime, running FROM kiosk") { row in
            (boot: row.text(0), boots: row.integer(1), uptime: row.integer(2), running: row.integer(3))
        }
        guard let noted else { return Moment(boot: 1, uptime: reading.uptime, running: 0, wall: reading.wall) }
        let isSameBoot = noted.boot == reading.boot && reading.uptime >= noted.uptime
        return Moment(
            boot: isSameBoot ? noted.boots : noted.boots + 1,
            uptime: reading.uptime,
            running: noted.running + (isSameBoot ? reading.uptime - noted.uptime : reading.uptime),
            wall: reading.wall
        )
    }

    /// Notes it, so that the next start of the machine continues from here.
    func note(_ reading: ClockReading, in store: Store) throws(DeskError) {
        try store.run(
            "UPDATE kiosk SET boot = ?, boots = ?, uptime = ?, running = ?",
            reading.boot,
            boot,
            uptime,
            running
        )
    }
}
