internal import CityBundle
internal import HTTPTypes
internal import Hummingbird

/// What no route answers is looked up in the bundle, and from then on the fast path may answer it.
///
/// A route `**` would do the same, but the router refuses one beside a route that starts with a language.
struct MemberMiddleware<Bundle: PageSource>: RouterMiddleware {
    let answers: Answers<Bundle>

    func handle(
        _ request: Request,
        context: RouteContext<Bundle>,
        next: (Request, RouteContext<Bundle>) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let response = await answers.unroutedMember(request, context)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }
}
