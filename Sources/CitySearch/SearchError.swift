package import CityBundle
package import Database

/// Why there is no index, or no answer from it.
package enum SearchError: Error, Hashable, Sendable {
    /// A member could not be read.
    case bundle(BundleError)
    /// `data/cities/<slug>.json` is not what this release's `pack` writes.
    case dataMalformed(MemberName)
    /// The index could not be written or read.
    case database(DatabaseError)
    /// The file is no index, or one of another release or another bundle: it is derived anew.
    case otherIndex
    /// Building was stopped; nothing is left of it.
    case cancelled
    /// libstemmer has no algorithm of this name.
    case stemmerMissing(String)
}

/// Runs `body`; what the database says becomes a case of this module's error.
func database<Result>(_ body: () throws(DatabaseError) -> Result) throws(SearchError) -> Result {
    do { return try body() } catch { throw .database(error) }
}
