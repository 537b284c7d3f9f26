internal import BundleUpdates

/// A letter for the office, not yet encrypted.
package struct Letter: Sendable {
    /// `kiosk-<name>-<number>.age`
    package var fileName: String
    /// A tar archive: `messages/000017.eml`, `usage.csv`, `health.json`.
    package var archive: [UInt8]
    package var messageCount: Int
    /// After which the next portion begins; `nil` where this letter is the last.
    package var next: Int?
}

extension StaffDesk {
    /// Messages in one letter. A mail file of 4,000 characters has 23 KB at the most, so all of them have 10 MB.
    package static let mostInLetter = 400

    /// A portion of what neither mail nor a stick has taken yet. The first has the usage figures of ninety days as well.
    /// Codes and passwords are in no letter.
    ///
    /// - Parameters:
    ///   - health: JSON.
    ///   - previous: the last message of the portion before; 0 for the first portion.
    package func letter(
        health: [UInt8],
        after previous: Int = 0,
        atMost limit: Int = StaffDesk.mostInLetter
    ) throws(DeskError) -> Letter {
        let usage = previous == 0 ? Array(UsageRow.csv(try usage).utf8) : []
        let kiosk = kioskName
        return try write { (store, now) throws(DeskError) in
            let waiting = "left_on IS NULL AND mailed = 0 AND messages.id > ?"
            let messages = try store.rows(
                "\(Self.messageQuery) WHERE \(waiting) ORDER BY messages.id LIMIT ?",
                previous,
                limit
            ) { Self.message($0) }
            let last = messages.last?.number ?? previous
            try store.run("INSERT INTO outbox(first_message, last_message) VALUES (?, ?)", previous + 1, last)
            let hasMore = try store.integer("SELECT count(*) FROM messages WHERE \(waiting)", last) ?? 0 > 0
            let number = try store.lastNumber
            let made = now.wall?.seconds ?? 0
            var archive = TarArchive()
            for message in messages {
                let digits = String(message.number)
                let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
                archive.add(
                    "messages/\(name).eml",
                    MailFile(message, kiosk: kiosk, to: nil).bytes,
                    at: message.written.wall?.seconds ?? 0
                )
            }
            if previous == 0 {
                archive.add("usage.csv", usage, at: made)
                archive.add("health.json", health, at: made)
            }
            return Letter(
                fileName: "kiosk-\(kiosk)-\(number).age",
                archive: archive.finished,
                messageCount: messages.count,
                next: hasMore ? last : nil
            )
        }
    }

    /// Puts an encrypted letter out for the next stick.
    package func put(_ letter: Letter, encrypted: [UInt8], _ files: DeskFiles) throws(DeskError) {
        let folder = DeskFolder(files.outbox)
        try folder.make()
        try folder.write(encrypted, to: letter.fileName)
    }

    /// Takes letters away that no stick has taken, when all portions of newer ones lie there, which hold what they hold.
    ///
    /// - Parameter names: of the newer ones.
    package func keepLetters(_ names: Set<String>, _ files: DeskFiles) throws(DeskError) {
        let folder = DeskFolder(files.outbox)
        for name in folder.names where name.hasSuffix(".age") && !names.contains(name) {
            try folder.remove(name)
        }
    }

    /// Believes what `pobratim stick-out` notes after it has flushed a letter and read it back (``LeftNote``). Messages of
    /// that letter are left from then on, and the letter is no longer needed.
    ///
    /// - Returns: how many messages have left.
    @discardableResult
    package func settleLetters(_ files: DeskFiles) throws(DeskError) -> Int {
        var count = 0
        let folder = DeskFolder(files.outbox)
        for note in folder.names {
            guard let name = LeftNote.letter(ofNote: note) else { continue }
            let number = name.split(separator: "-").last.flatMap { Int($0.dropLast(".age".count)) }
            let said = SmallFile.bytes(folder.path(of: note), atMost: 65_536)
            let letter = SmallFile.bytes(folder.path(of: name), atMost: 64 << 20)
            if let number, let said, let letter, LeftNote.isTrue(said, of: letter) {
                count += try write { (store, now) throws(DeskError) in
                    try store.run(
                        """
                        UPDATE messages SET left_on = ?1 WHERE left_on IS NULL AND mailed = 0
                            AND id >= (SELECT first_message FROM outbox WHERE id = ?2)
                            AND id <= (SELECT last_message FROM outbox WHERE id = ?2)
                        """,
                        now.wall.map { CivilTime($0).isoDay } ?? "",
                        number
                    )
                }
                try folder.remove(name)
            }
            // A note about another file, or a letter that is gone, says nothing.
            try folder.remove(note)
        }
        return count
    }
}
