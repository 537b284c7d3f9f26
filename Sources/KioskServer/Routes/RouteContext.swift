internal import Cities
internal import CityBundle
internal import Hummingbird
internal import Logging
internal import NIOCore

/// What a route knows of a request beside the request itself.
struct RouteContext<Bundle: PageSource>: RequestContext {
    struct Source: RequestContextSource {
        let logger: Logger
        let door: Door
        /// Taken once, so that the request sees one bundle from start to end.
        let generation: Generation<Bundle>
        let path: RequestPath
        /// That of the connection; `nil` where there is none.
        let loop: (any EventLoop)?
        /// Where usage is counted, if it is.
        let usage: DeskRoom?
    }

    /// The path as an address of the site; `nil` where it is none, or has a slash at its end.
    let address: SitePath?
    var coreContext: CoreRequestContextStorage
    let door: Door
    let generation: Generation<Bundle>
    let path: RequestPath
    let loop: (any EventLoop)?
    let usage: DeskRoom?

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        door = source.door
        generation = source.generation
        path = source.path
        address = if case .member(let name) = source.path { SitePath(name) } else { nil }
        loop = source.loop
        usage = source.usage
    }
}
