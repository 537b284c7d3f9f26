internal import CityBundle
internal import Logging

/// What all doors of a server share.
struct Service<Bundle: PageSource>: Sendable {
    let configuration: ServeConfiguration
    let active: ActiveBundle<Bundle>
    let slots: ReadySlots?
    let reads: FastReads?
    let dispatcher: Dispatcher<Bundle>
    let logger: Logger
}
