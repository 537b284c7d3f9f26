internal import Crypto

/// A letter for the office, not yet encrypted.
package struct Letter: Sendable {
    /// `kiosk-<name>-<number>.age`
    package var fileName: String
    /// A tar archive: `messages/000017.eml`, `usage.csv`, `health.json`.
    package var archive: [UInt8]
    package var messageCount: Int
}

extension StaffDesk {
    /// Everything that no stick has taken yet, and the usage figures of ninety days. Codes and passwords are in no letter.
    ///
    /// - Parameter health: JSON.
    package func letter(health: [UInt8]) throws(DeskError) -> Letter {
        let usage = Array(UsageRow.csv(try usage).utf8)
        let kiosk = kioskName
        return try write { (store, now) throws(DeskError) in
            let messages = try store.rows("\(Self.messageQuery) WHERE left_on IS NULL ORDER BY messages.id") {
                Self.message($0)
            }
            try store.run("INSERT INTO outbox(last_message) VALUES (?)", messages.last?.number ?? 0)
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
            archive.add("usage.csv", usage, at: made)
            archive.add("health.json", health, at: made)
            return Letter(
                fileName: "kiosk-\(kiosk)-\(number).age",
                archive: archive.finished,
                messageCount: messages.count
            )
        }
    }

    /// Whether anything has changed since the last letter that nobody has taken yet.
    package func needsLetter(_ files: DeskFiles) throws(DeskError) -> Bool {
        let waiting = DurableFile.names(in: files.outbox).contains { $0.hasSuffix(".age") }
        return try read { (store, _) throws(DeskError) in
            let last = try store.integer("SELECT last_message FROM outbox ORDER BY id DESC LIMIT 1") ?? -1
            let newest = try store.integer("SELECT max(id) FROM messages") ?? 0
            return !waiting || newest > last
        }
    }

    /// Puts an encrypted letter out for the next stick, in place of those that none has taken: it holds what they hold.
    package func put(_ letter: Letter, encrypted: [UInt8], _ files: DeskFiles) throws(DeskError) {
        try DurableFile.makeFolder(files.outbox)
        try DurableFile.write(encrypted, to: letter.fileName, in: files.outbox)
        for name in DurableFile.names(in: files.outbox) where name.hasSuffix(".age") && name != letter.fileName {
            try DurableFile.remove(name, in: files.outbox)
        }
    }

    /// Believes what `pobratim stick-out` notes after it has flushed a letter and read it back: `<letter>.left`, with the
    /// SHA-256 of what was left. Messages of that letter are left from then on, and the letter is no longer needed.
    ///
    /// - Returns: how many messages have left.
    @discardableResult
    package func settleLetters(_ files: DeskFiles) throws(DeskError) -> Int {
        var count = 0
        for note in DurableFile.names(in: files.outbox) where note.hasSuffix(".left") {
            let name = String(note.dropLast(".left".count))
            let number = name.split(separator: "-").last.flatMap { Int($0.dropLast(".age".count)) }
            let said = SmallFile.text("\(files.outbox)/\(note)")?.prefix { $0 != "\n" }
            if let number, let said, let digest = Self.digest(of: "\(files.outbox)/\(name)"), said == digest {
                count += try write { (store, now) throws(DeskError) in
                    try store.run(
                        """
                        UPDATE messages SET left_on = ? WHERE left_on IS NULL
                            AND id <= (SELECT last_message FROM outbox WHERE id = ?)
                        """,
                        now.wall.map { CivilTime($0).isoDay } ?? "",
                        number
                    )
                }
                try DurableFile.remove(name, in: files.outbox)
            }
            // A note about another file, or a letter that is gone, says nothing.
            try DurableFile.remove(note, in: files.outbox)
        }
        return count
    }

    private static func digest(of path: String) -> String? {
        guard let bytes = SmallFile.bytes(path, atMost: 64 << 20) else { return nil }
        return Hex.string(SHA256.hash(data: bytes))
    }
}
