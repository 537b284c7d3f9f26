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

    /// Codes first: somebody stands there and waits.
    package var items: [Item] {
        // "reset-…" stands behind "message-…" in the folder's order.
        DurableFile.names(in: folder).reversed().compactMap(Item.init)
    }

    package func path(of item: Item) -> String { "\(folder)/\(item.fileName)" }

    package func remove(_ item: Item) throws(DeskError) { try DurableFile.remove(item.fileName, in: folder) }
}
