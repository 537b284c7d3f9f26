package import Cities
package import CityContent
package import Files

/// Why an import writes nothing, or stops.
package enum ImportError: Error, Hashable, Sendable {
    case pageUnreadable(path: String, errno: Int32)
    case notAPage(path: String, PortalPageError)
    /// The page is in one language, and what import knows the cities by is in another.
    case otherLanguage(path: String, page: LanguageTag, others: LanguageTag)
    /// What stands in the content folder already does not make sense.
    case content(ContentError)
    case notWritten(path: String, errno: Int32)
    /// The program that makes pictures smaller is not installed; in Debian it is in this package.
    case thumbnailerMissing(package: String)
}

extension ImportError: CarriesFileError {
    package init(_ error: FileError) { self = .notWritten(path: error.path, errno: error.errno) }
}
