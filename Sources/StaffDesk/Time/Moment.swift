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
    ///
    /// A reading of the same start of the machine may be older than what another process noted meanwhile: then that
    /// counts, since only another boot id tells of another start.
    static func now(_ reading: ClockReading, in store: Store) throws(DeskError) -> Moment {
        let noted = try store.first("SELECT boot, boots, uptime, running FROM kiosk") { row in
            (boot: row.text(0), boots: row.integer(1), uptime: row.integer(2), running: row.integer(3))
        }
        guard let noted else { return Moment(boot: 1, uptime: reading.uptime, running: 0, wall: reading.wall) }
        guard noted.boot == reading.boot else {
            return Moment(
                boot: noted.boots + 1,
                uptime: reading.uptime,
                running: noted.running + reading.uptime,
                wall: reading.wall
            )
        }
        let uptime = max(noted.uptime, reading.uptime)
        return Moment(
            boot: noted.boots,
            uptime: uptime,
            running: noted.running + uptime - noted.uptime,
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
