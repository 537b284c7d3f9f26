/// Why an import writes nothing, or stops.
package enum ImportError: Error, Hashable, Sendable {
    case pageUnreadable(path: String, errno: Int32)
    case notAPage(path: String, PortalPageError)
    /// What stands in the content folder already does not make sense.
    case content(ContentError)
    case notWritten(path: String, errno: Int32)
    /// The program that makes pictures smaller is not installed; in Debian it is in this package.
    case thumbnailerMissing(package: String)
}
