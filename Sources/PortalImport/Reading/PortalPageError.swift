import Cities

/// Why a file is not taken for a page of the portal: what it is instead.
package enum PortalPageError: Error, Hashable, Sendable {
    case empty
    case tooLarge(byteCount: Int, limit: Int)
    /// UTF-16 or UTF-32, as some editors save "Unicode".
    case wideCharacters
    /// A PDF, a picture, an archive, a document of an office program, a page packed into one file with its pictures.
    case otherFormat(FileFormat)
    /// Neither UTF-8 nor Russian in windows-1251 or KOI8-R.
    case notText
    /// It is not UTF-8, and declares an encoding other than those two.
    case otherCharset(String)
    /// HTML whose elements lie deeper in each other than any page's.
    case nestedTooDeep(limit: Int)
    /// Text, but not one entry `Name (Country)` with its buttons or facts.
    case noEntries(lineCount: Int, firstLine: String)

    package enum FileFormat: String, Hashable, Sendable {
        case pdf, picture, archive, office, webArchive, binary
    }
}
