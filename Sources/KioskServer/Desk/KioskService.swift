package import StaffDesk

/// The machine behind the pages, as an administrator sees it.
package struct KioskService: Sendable {
    package var bundles: @Sendable () -> Bundles?
    package var health: @Sendable () -> MachineHealth
    /// What the server may do itself, and says whether it did. The rest the machine has to be asked for.
    package var own: [KioskRequests.Wish: @Sendable () -> Bool]
    /// `nil` on a machine where nobody follows requests.
    package var requests: KioskRequests?

    package init(
        bundles: @escaping @Sendable () -> Bundles?,
        health: @escaping @Sendable () -> MachineHealth,
        own: [KioskRequests.Wish: @Sendable () -> Bool],
        requests: KioskRequests?
    ) {
        self.bundles = bundles
        self.health = health
        self.own = own
        self.requests = requests
    }

    /// Names of bundles, `contentVersion` and the beginning of the hash.
    package struct Bundles: Hashable, Sendable {
        package var current: String?
        package var previous: String?
        package var held: String?
        package var isOnTrial: Bool

        package init(current: String?, previous: String?, held: String?, isOnTrial: Bool) {
            self.current = current
            self.previous = previous
            self.held = held
            self.isOnTrial = isOnTrial
        }
    }

    /// Whether anybody follows this wish.
    func follows(_ wish: KioskRequests.Wish) -> Bool { own[wish] != nil || requests != nil }
}
