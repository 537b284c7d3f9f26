internal import CityBundle
internal import Logging

/// Everything that the listeners of a server share.
struct Service<Bundle: PageSource>: Sendable {
    let configuration: ServeConfiguration
    let active: ActiveBundle<Bundle>
    let slots: SlotResponses?
    let reads: FastReads?
    let dispatcher: Dispatcher<Bundle>
    let logger: Logger
}
