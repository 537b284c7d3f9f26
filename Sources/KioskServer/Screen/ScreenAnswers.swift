internal import CityBundle
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore

/// Answers the pages of the kiosk's own screen. Other devices find nothing there.
extension Answers {
    /// `GET /screen/events`: what happens, as it happens.
    func screenEvents(_ request: Request, _ context: Context) -> Response {
        let screen = configuration.screen
        let bundle = "\(context.generation.bundle.manifestDigest)"
        var headers = HTTPFields.ofAnswer(.never)
        headers[.contentType] = MediaType.eventStream.field
        let body = ResponseBody { writer in
            // Only the connection shows that a page was left, as nothing may happen for days.
            try? await request.body.consumeWithCancellationOnInboundClose { _ in
                for await event in screen.events(bundle: bundle) {
                    try await writer.write(ByteBuffer(string: event))
                }
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// `POST /screen/alive` with `touches=3`: a page has painted, and was touched so often since.
    func screenIsAlive(_ request: Request) async -> Response {
        guard Self.isFromOwnPage(request) else { return MadeAnswer(.forbidden).response }
        guard let body = try? await request.body.collect(upTo: 64),
            let touches = FormQuery.pairs(in: String(buffer: body)).first(where: { $0.name == "touches" }),
            let count = Int(touches.value), count >= 0
        else { return MadeAnswer(.badRequest).response }
        configuration.screen.painted(touches: count)
        return MadeAnswer(.noContent).response
    }

    /// `POST /screen/reset`: the visitor has gone. Every cookie that the browser sends is taken back, whatever it is for,
    /// also those that no script can read; `Clear-Site-Data` takes those of other paths.
    func resetScreen(_ request: Request) -> Response {
        guard Self.isFromOwnPage(request) else { return MadeAnswer(.forbidden).response }
        var answer = MadeAnswer(.noContent)
        for cookie in (request.headers[.cookie] ?? "").split(separator: ";") {
            let name = cookie.drop { $0 == " " }.prefix { $0 != "=" }
            answer.fields.append(
                HTTPField(name: .setCookie, value: "\(name)=; Path=/; Max-Age=0; SameSite=Strict; HttpOnly")
            )
        }
        answer.fields[.clearSiteData] = "\"cookies\", \"storage\""
        return answer.response
    }

    private static func isFromOwnPage(_ request: Request) -> Bool {
        FormOrigin.isOwn(request.headers, authority: request.head.authority)
    }
}

extension HTTPField.Name {
    fileprivate static let clearSiteData: HTTPField.Name = {
        guard let name = HTTPField.Name("Clear-Site-Data") else { preconditionFailure("it is a token") }
        return name
    }()
}
