internal import CityBundle
internal import Files

/// Where an export goes: a name in a folder, and the names beside it under which work is done.
///
/// ```
/// site                              the exported site
/// .site.lock                        held while an export runs
/// .site.0123456789abcdef.partial    a folder that grows; once it has changed places with an earlier one, that one
/// .site.0123456789abcdef.earlier    the earlier one, for the moment without a `site` on a file system that cannot
///                                   exchange names
/// site.kept, site.kept-2            what an export found in a folder that it removed, and did not remove
/// ```
///
/// Whoever holds the lock may take every hidden name for a dead program's. A lock ends with its program, so a file that
/// a killed one has left locks nobody out; whether a program lives is never asked.
struct ExportPlace: Sendable {
    let path: String
    let name: EntryName
    let parent: OpenFolder
    private let text: String

    /// - Throws: ``ExportError/parentFolder(path:of:errno:)``.
    init(path: String) throws(ExportError) {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        text = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        name = EntryName(text)
        do throws(ExportError) {
            parent = try OpenFolder(path: folder)
        } catch .file(_, _, let code) {
            throw .parentFolder(path: Self.spelledOut(folder), of: path, errno: code)
        }
    }

    var lockName: EntryName { EntryName(".\(text).lock") }

    func newPartialName() -> EntryName {
        let number = withUnsafeBytes(of: UInt64.random(in: .min ... .max)) { Hex.string($0) }
        return EntryName(".\(text).\(number)\(Self.partial)")
    }

    /// - Parameter partial: as ``newPartialName()`` has made it.
    func earlierName(for partial: EntryName) -> EntryName {
        EntryName(bytes: partial.bytes.dropLast(Self.partial.utf8.count) + Array(Self.earlier.utf8))
    }

    /// What programs that ended too early have left.
    func leftovers() throws(ExportError) -> (partial: [EntryName], earlier: [EntryName]) {
        let names = try parent.names()
        return (names.filter { isHidden($0, Self.partial) }, names.filter { isHidden($0, Self.earlier) })
    }

    /// A name that is free, beside the site and not hidden.
    func newKeptName() throws(ExportError) -> EntryName {
        var number = 1
        while true {
            let kept = EntryName(number == 1 ? "\(text).kept" : "\(text).kept-\(number)")
            if try parent.status(of: kept) == nil { return kept }
            number += 1
        }
    }

    /// The parent folder's own error, in words of its own.
    func parentFault(_ code: Int32) -> ExportError {
        .parentFolder(path: Self.spelledOut(parent.path), of: path, errno: code)
    }

    private static let partial = ".partial"
    private static let earlier = ".earlier"

    private func isHidden(_ name: EntryName, _ ending: String) -> Bool {
        let prefix = Array(".\(text).".utf8)
        let suffix = Array(ending.utf8)
        guard name.bytes.count == prefix.count + 16 + suffix.count, name.bytes.starts(with: prefix),
            name.bytes.suffix(suffix.count).elementsEqual(suffix)
        else { return false }
        return name.bytes[prefix.count..<(prefix.count + 16)].allSatisfy { Hex.value(of: $0) != nil }
    }

    /// `.` says little in a message.
    private static func spelledOut(_ folder: String) -> String {
        folder == "." ? Paths.absolute(folder) : folder
    }
}
