internal import Files

/// The files that a browser saved along with a page: a folder beside it, `page_files`, which is never left.
struct PageFolder {
    /// Of the page.
    let pagePath: String

    /// - Parameter source: of a picture, as the page writes it.
    /// - Returns: The path of the file; `nil` for addresses on the web, for what is not there, and for anything outside the
    ///   folder, whether by its name or through a symbolic link.
    func path(of source: String) -> String? {
        let bare = source.prefix { $0 != "?" && $0 != "#" }
        guard !bare.contains(":"), !bare.hasPrefix("/"), let decoded = Self.percentDecoded(bare),
            !decoded.contains("\0"),
            !decoded.contains("\\")
        else { return nil }
        let parts = decoded.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
        guard parts.count >= 2, !parts.contains("..") else { return nil }
        let beside = pagePath.lastIndex(of: "/").map { String(pagePath[..<$0]) } ?? "."
        guard let home = Paths<FileError>.resolved(beside.isEmpty ? "/" : beside),
            let file = Paths<FileError>.resolved(([home] + parts.map(String.init)).joined(separator: "/")),
            file.hasPrefix("\(home)/\(parts[0])/")
        else { return nil }
        return file
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
