internal import Cities
internal import CityPages
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore

/// The answer of a desk page.
struct DeskReply: Sendable {
    enum Content: Sendable {
        /// The inside of the page's `<main>`.
        case page(HTML, HTTPResponse.Status)
        /// Another page, relative to this one: after a form that did something, so that a reload does it not again.
        case goTo(String)
    }

    var content: Content
    /// `Set-Cookie` fields.
    var cookies: [String] = []
    /// The rest of a request that was not read is not waited for.
    var closes = false

    static func page(_ main: HTML, _ status: HTTPResponse.Status = .ok) -> DeskReply {
        DeskReply(content: .page(main, status))
    }

    static func goTo(_ link: String) -> DeskReply { DeskReply(content: .goTo(link)) }

    /// Leads to a page that says what was done; its address alone would not make it.
    static func goTo(_ link: String, saying said: DeskSaid) -> DeskReply {
        goTo("\(link)\(link.contains("?") ? "&" : "?")said=\(said.rawValue)").setting(DeskCookies.set(said))
    }

    func setting(_ cookie: String) -> DeskReply {
        var reply = self
        reply.cookies.append(cookie)
        return reply
    }

    func response(in template: PageTemplate, language: LanguageTag) -> Response {
        var answer =
            switch content {
            case .goTo(let link): MadeAnswer(.seeOther, to: link)
            case .page(let main, let status): MadeAnswer(status, .html, in: language, body: template.page(main))
            }
        for cookie in cookies { answer.fields.append(HTTPField(name: .setCookie, value: cookie)) }
        if closes { answer.fields[.connection] = "close" }
        return answer.response
    }
}
