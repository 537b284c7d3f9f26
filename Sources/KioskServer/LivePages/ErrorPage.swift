internal import Cities
internal import CityPages
internal import HTTPTypes
internal import Words

/// The page that a visitor sees instead of one that cannot be shown: what happened in one sentence, and a way on.
struct ErrorPage: Sendable {
    enum Reason: Hashable, Sendable {
        case notFound
        case damaged
        /// Too many want something at once.
        case busy
    }

    let reason: Reason
    let folder: SiteFolder
    /// In the language of the folder.
    let words: Words

    /// - Parameter template: `nil` where the bundle's own cannot be read, either; then the sentence comes as plain text.
    func made(in template: PageTemplate?) -> MadeAnswer {
        let type: MediaType = template == nil ? .plainText : .html
        let body = template?.page(title: title, main: main) ?? Array(plainText.utf8)
        return MadeAnswer(status, type, in: folder.language, body: body)
    }

    private var status: HTTPResponse.Status {
        switch reason {
        case .notFound: .notFound
        case .damaged: .internalServerError
        case .busy: .serviceUnavailable
        }
    }

    private var title: String {
        switch reason {
        case .notFound: words.notFoundTitle
        case .damaged: words.brokenTitle
        case .busy: words.busyTitle
        }
    }

    private var text: String {
        switch reason {
        case .notFound: words.notFoundText
        case .damaged: words.brokenText
        case .busy: words.busyText
        }
    }

    private var main: HTML {
        """
        <header class="title">
        <h1>\(title)</h1>
        </header>
        <p class="lead">\(text)</p>
        <p><a class="button" href="/\(folder.page(.list).path)">\(words.allCities)</a></p>

        """
    }

    private var plainText: String { "\(title)\n\n\(text)\n" }
}
