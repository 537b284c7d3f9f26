/// So many of one thing in one hour.
package struct UsageRow: Hashable, Sendable {
    /// `2026-11-23`; `nil` while nobody knows the day.
    package var day: String?
    /// 0 to 23 of that day; without a day, hours since ``boot`` began.
    package var hour: Int
    /// The start of the machine that counted; `nil` where the day is known.
    package var boot: Int?
    package var kind: UsageEvent.Kind
    package var detail: String
    package var count: Int
}

extension StaffDesk {
    /// Counts are kept for hours by the wall clock (`boot` 0; `slot` is the hour's first quarter, counted since 1970 at
    /// the place). Else they are kept for quarters of an hour since the start of the machine, as there are time zones
    /// of that step, and put right when the time is known.
    private static let slotSeconds = 900
    private static let daySlots = 96
    private static let keptSlots = 90 * daySlots
    /// Rows of words in one day, and as many of wished languages: people could make any number. Views have few.
    private static let mostOfKind = 200

    /// - Parameter counts: see ``UsageCounter/take()``.
    package func store(_ counts: [UsageEvent: Int]) throws(DeskError) {
        let rows = counts.compactMap { event, count in event.detail.map { (event.kind, $0, count) } }
        guard !rows.isEmpty else { return }
        try write { (store, now) throws(DeskError) in
            try Self.putRight(in: store, at: now)
            let boot = now.wall == nil ? now.boot : 0
            let slot = now.wall.map { Self.hourSlot($0.seconds + $0.utcOffset) } ?? now.uptime / Self.slotSeconds
            var room: [UsageEvent.Kind: Int] = [.view: .max]
            for kind in [UsageEvent.Kind.nothingFound, .languageWished] {
                let today = try store.integer(
                    "SELECT count(*) FROM usage WHERE boot = ? AND slot >= ? AND kind = ?",
                    boot,
                    slot / Self.daySlots * Self.daySlots,
                    kind.rawValue
                )
                room[kind] = Self.mostOfKind - (today ?? 0)
            }
            for (kind, detail, count) in rows {
                let changed = try store.run(
                    "UPDATE usage SET count = count + ? WHERE boot = ? AND slot = ? AND kind = ? AND detail = ?",
                    count,
                    boot,
                    slot,
                    kind.rawValue,
                    detail
                )
                guard changed == 0, let left = room[kind], left > 0 else { continue }
                room[kind] = left - 1
                try store.run("INSERT INTO usage VALUES (?, ?, ?, ?, ?)", boot, slot, kind.rawValue, detail, count)
            }
            try store.run("DELETE FROM usage WHERE boot = ? AND slot < ?", boot, slot - Self.keptSlots)
            try store.run("DELETE FROM usage WHERE boot > 0 AND boot < ?", now.boot - 90)
        }
    }

    private static func hourSlot(_ localSeconds: Int) -> Int { localSeconds / 3600 * (3600 / slotSeconds) }

    /// Gives day and hour to the counts that this start of the machine made before anybody knew the time.
    private static func putRight(in store: Store, at now: Moment) throws(DeskError) {
        guard let wall = now.wall else { return }
        let began = wall.seconds + wall.utcOffset - now.uptime
        let early = try store.rows("SELECT slot, kind, detail, count FROM usage WHERE boot = ?", now.boot) { row in
            (slot: row.integer(0), kind: row.integer(1), detail: row.text(2), count: row.integer(3))
        }
        for row in early {
            let slot = hourSlot(began + row.slot * slotSeconds)
            try store.run(
                """
                INSERT INTO usage VALUES (0, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """,
                slot,
                row.kind,
                row.detail,
                row.count
            )
        }
        if !early.isEmpty { try store.run("DELETE FROM usage WHERE boot = ?", now.boot) }
    }

    /// The counts by hour, the oldest first. Words that were searched for fewer than three times stay out: they might
    /// be a name.
    package var usage: [UsageRow] {
        get throws(DeskError) {
            try read { (store, _) throws(DeskError) in
                try store.rows(
                    """
                    SELECT boot, slot / 4, kind, detail, sum(count) FROM usage
                    WHERE kind <> 2 OR detail IN
                        (SELECT detail FROM usage WHERE kind = 2 GROUP BY detail HAVING sum(count) >= 3)
                    GROUP BY boot, slot / 4, kind, detail ORDER BY boot, slot / 4, kind, detail
                    """
                ) { row -> UsageRow? in
                    guard let kind = UsageEvent.Kind(rawValue: row.integer(2)) else { return nil }
                    let boot = row.integer(0)
                    let hour = row.integer(1)
                    return UsageRow(
                        day: boot == 0 ? CivilTime(localSeconds: hour * 3600).isoDay : nil,
                        hour: boot == 0 ? hour % 24 : hour,
                        boot: boot == 0 ? nil : boot,
                        kind: kind,
                        detail: row.text(3),
                        count: row.integer(4)
                    )
                }.compactMap { $0 }
            }
        }
    }
}

extension UsageRow {
    /// RFC 4180, one row each, under a head. Spreadsheets take no cell of it for a formula.
    package static func csv(_ rows: [UsageRow]) -> String {
        (["day,hour,boot,kind,detail,count"]
            + rows.map { row in
                let boot = row.boot.map(String.init) ?? ""
                return "\(row.day ?? ""),\(row.hour),\(boot),\(row.kind.name),\(cell(row.detail)),\(row.count)"
            }).joined(separator: "\r\n") + "\r\n"
    }

    /// A formula begins with a sign, as a word that is searched for may: a hyphen. An apostrophe before it makes it
    /// text (OWASP, "CSV Injection"). No detail holds what would want quotation marks.
    private static func cell(_ detail: String) -> String { detail.first?.isLetter == true ? detail : "'\(detail)" }
}
