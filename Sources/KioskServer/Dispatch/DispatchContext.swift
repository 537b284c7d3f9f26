internal import CityBundle
internal import Logging
internal import NIOCore

/// Everything that an answer depends on beside the request itself.
struct DispatchContext<Bundle: PageSource>: Sendable {
    let logger: Logger
    let role: ListenerRole
    /// Taken once, so that the request sees one bundle from start to end.
    let generation: Generation<Bundle>
    let path: RequestPath
    /// The connection's event loop; `nil` where there is no connection.
    let loop: (any EventLoop)?
    /// The counter of usage, if usage is counted.
    let usage: DeskExecutor?
}
