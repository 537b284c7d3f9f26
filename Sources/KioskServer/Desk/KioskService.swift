package import StaffDesk

/// The machine behind the pages, as an administrator sees it.
package struct KioskService: Sendable {
    package var bundles: @Sendable () -> Bundles?
    package var health: @Sendable () -> MachineHealth
    /// The wishes that the server may fulfil itself; each says whether it did. The machine has to be asked for the
    /// rest.
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
        /// Tells whether there is something to go back to.
        package var canReturn: Bool
        /// Tells whether the held one is kept here.
        package var canInstallHeld: Bool

        package init(
            current: String?,
            previous: String?,
            held: String?,
            isOnTrial: Bool,
            canReturn: Bool,
            canInstallHeld: Bool
        ) {
            self.current = current
            self.previous = previous
            self.held = held
            self.isOnTrial = isOnTrial
            self.canReturn = canReturn
            self.canInstallHeld = canInstallHeld
        }
    }

    /// The wishes that are possible as things are: no button shall be there that could only say no.
    func wishes(_ bundles: Bundles?) -> [KioskRequests.Wish] {
        KioskRequests.Wish.allCases.filter { wish in
            switch wish {
            case .rollback where bundles?.canReturn != true: false
            case .installHeld where bundles?.canInstallHeld != true: false
            default: own[wish] != nil || requests != nil
            }
        }
    }
}
