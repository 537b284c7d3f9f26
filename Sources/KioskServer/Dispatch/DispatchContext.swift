internal import CityBundle
internal import Logging
internal import NIOCore

/// What an answer depends on beside the request itself.
struct DispatchContext<Bundle: PageSource>: Sendable {
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
