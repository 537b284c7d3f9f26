internal import CityPages
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What a visitor sees instead of a page that cannot be shown: what happened in one sentence, and a way on.
struct CalmPage: Sendable {
    enum Reason: Hashable, Sendable {
        case notFound
        case damaged
    }

    let reason: Reason
    let words: ServerWords
    let place: FramePlace

    /// - Parameter frame: `nil` where the bundle's own is damaged, too; then the sentence comes as plain text.
    func response(in frame: PageFrame?) -> Response {
        let type: MediaType = frame == nil ? .plainText : .html
        let body = frame.map { ByteBuffer(bytes: $0.page(title: title, main: main)) } ?? ByteBuffer(string: plainText)
        var headers = HTTPFields()
        headers[.contentType] = type.field
        headers[.contentLength] = String(body.readableBytes)
        headers[.contentLanguage] = place.language
        headers[.cacheControl] = CachePolicy.never.field
        headers.append(contentsOf: SecurityHeaders.fields)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    private var status: HTTPResponse.Status {
        switch reason {
        case .notFound: .notFound
        case .damaged: .internalServerError
        }
    }

    private var title: String {
        switch reason {
        case .notFound: words.notFoundTitle
        case .damaged: words.damagedTitle
        }
    }

    private var text: String {
        switch reason {
        case .notFound: words.notFoundText
        case .damaged: words.damagedText
        }
    }

    private var main: HTML {
        """
        <header class="title">
        <h1>\(title)</h1>
        </header>
        <p class="lead">\(text)</p>
        <p><a class="button" href="\(place.home)">\(words.homeLink)</a></p>

        """
    }

    private var plainText: String { "\(title)\n\n\(text)\n" }
}
