/// `mail/` of the state folder: each file a mail that waits for `pobratim mail`, which gives it to `sendmail`. The server
/// itself may not start programs.
///
/// ```
/// message-17.eml      a message or report; 17 is its number
/// reset-4.eml         a code for the account 4; worth nothing after an hour, so then it is not sent any more
/// reset-4.leaving     such a mail on its way: see ``MailHandover``
/// ```
package struct MailSpool: Sendable {
    package enum Item: Hashable, Sendable {
        case message(Int)
        case reset(account: Int)

        package var fileName: String {
            switch self {
            case .message(let number): "message-\(number).eml"
            case .reset(let account): "reset-\(account).eml"
            }
        }

        /// The file's name while it is on its way.
        var leavingName: String { "\(fileName.dropLast(Self.waiting.utf8.count))\(Self.leaving)" }

        fileprivate static let waiting = ".eml"
        fileprivate static let leaving = ".leaving"

        fileprivate var place: (Int, Int) {
            switch self {
            case .reset(let account): (0, account)
            case .message(let number): (1, number)
            }
        }

        /// - Returns: `nil` for a file that nobody here wrote.
        fileprivate init?(fileName: String, ending: String) {
            let parts = fileName.split(separator: "-")
            guard parts.count == 2, parts[1].hasSuffix(ending), let number = Int(parts[1].dropLast(ending.utf8.count))
            else { return nil }
            switch parts[0] {
            case "message": self = .message(number)
            case "reset": self = .reset(account: number)
            default: return nil
            }
        }
    }

    package let folder: String
    var files: DeskFolder { DeskFolder(folder) }

    package init(_ files: DeskFiles) { folder = files.spool }

    package func put(_ mail: MailFile, as item: Item) throws(DeskError) {
        try files.make()
        try files.write(mail.bytes, to: item.fileName)
    }

    /// The letters that wait, in their order: codes first, as somebody stands there and waits, too; then by number.
    package var items: [Item] { items(ending: Item.waiting) }

    /// The letters that are on their way, or were when a process was cut off.
    var leaving: [Item] { items(ending: Item.leaving) }

    /// Accounts whose code has not been handed over.
    package var unsentCodes: Set<Int> {
        Set((items + leaving).compactMap { item in if case .reset(let account) = item { account } else { nil } })
    }

    /// Takes a mail away, even one that is on its way, so that it is not given back.
    package func remove(_ item: Item) throws(DeskError) {
        // Once more at the end: it may have been given back between the first two.
        for name in [item.fileName, item.leavingName, item.fileName] { try files.remove(name) }
    }

    private func items(ending: String) -> [Item] {
        files.names.compactMap { Item(fileName: $0, ending: ending) }.sorted { $0.place < $1.place }
    }
}
