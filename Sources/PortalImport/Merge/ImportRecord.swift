import Cities

/// `cities/<slug>/import.json`: what import last wrote there, so that the next run tells the page's changes from an editor's.
///
/// Only fingerprints: the texts themselves stand in the city's files. Nothing but import reads it, and no bundle holds it.
struct ImportRecord: Codable, Hashable {
    struct Photo: Codable, Hashable {
        /// Of the picture beside the page.
        var source: Fingerprint
        /// Of the file that was made from it.
        var written: Fingerprint
    }

    /// As the page has them: a city is found again by them when its folder or its name was changed by hand.
    var name: String
    var country: String?
    /// Of the page; `nil` for Russian.
    var language: String?
    var facts: [String: Fingerprint] = [:]
    /// Of the paragraphs and of the events. `nil`: the city's text was written by hand, and is left alone.
    var about: [Fingerprint]?
    var events: [Fingerprint]?
    var photo: Photo?

    static let fileName = "import.json"
}
