/// `mail/` of the state folder: each file a mail that waits for `pobratim mail`, which gives it to `sendmail`. The server
/// itself may not start programs.
///
/// ```
/// message-17.eml      a message or report; 17 is its number
/// reset-4.eml         a code for the account 4; worth nothing after an hour, so then it is not sent any more
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

        fileprivate var place: (Int, Int) {
            switch self {
            case .reset(let account): (0, account)
            case .message(let number): (1, number)
            }
        }

        /// - Returns: `nil` for a file that nobody here wrote.
        init?(fileName: String) {
            let parts = fileName.split(separator: "-")
            guard parts.count == 2, parts[1].hasSuffix(".eml"), let number = Int(parts[1].dropLast(4)) else {
                return nil
            }
            switch parts[0] {
            case "message": self = .message(number)
            case "reset": self = .reset(account: number)
            default: return nil
            }
        }
    }

    package let folder: String

    package init(_ files: DeskFiles) { folder = files.spool }

    package func put(_ mail: MailFile, as item: Item) throws(DeskError) {
        try DurableFile.makeFolder(folder)
        try DurableFile.write(mail.bytes, to: item.fileName, in: folder)
    }

    /// Codes first: somebody stands there and waits. Then by number.
    package var items: [Item] {
        DurableFile.names(in: folder).compactMap(Item.init).sorted { $0.place < $1.place }
    }

    /// Accounts whose code has not been handed over.
    package var unsentCodes: Set<Int> {
        Set(items.compactMap { item in if case .reset(let account) = item { account } else { nil } })
    }

    package func path(of item: Item) -> String { "\(folder)/\(item.fileName)" }

    package func remove(_ item: Item) throws(DeskError) { try DurableFile.remove(item.fileName, in: folder) }
}
