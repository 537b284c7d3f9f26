/// Something worth counting. No event knows who it was.
package enum UsageEvent: Hashable, Sendable {
    /// A page was sent.
    case view(language: String, isText: Bool)
    /// A search found nothing. Only words of letters are kept, so that no number and no address of a person is.
    case nothingFound(query: String)
    /// A browser would have liked a language that the bundle does not have.
    case languageWished(String)

    var kind: Kind {
        switch self {
        case .view: .view
        case .nothingFound: .nothingFound
        case .languageWished: .languageWished
        }
    }

    package enum Kind: Int, Sendable {
        case view = 1
        case nothingFound = 2
        case languageWished = 3

        /// The event's name, as tables have it.
        package var name: String {
            switch self {
            case .view: "view"
            case .nothingFound: "nothing-found"
            case .languageWished: "language-wished"
            }
        }
    }

    /// The detail that is counted apart: `ru`, `ru/text`, two words of a query, `tt`. `nil` for what is not counted.
    var detail: String? {
        switch self {
        case .view(let language, let isText): return isText ? "\(language)/text" : language
        case .nothingFound(let query):
            let words = query.lowercased().split { $0.isWhitespace }
            let isOfLetters = words.allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "-" } }
            guard (1...2).contains(words.count), isOfLetters, query.utf8.count <= 80 else { return nil }
            return words.joined(separator: " ")
        case .languageWished(let tag):
            let isTag = (2...3).contains(tag.utf8.count) && tag.utf8.allSatisfy { (0x61...0x7A).contains($0) }
            return isTag ? tag : nil
        }
    }
}
