package import StaffDesk

/// What the desk pages of the kiosk's own screen work with.
package struct FrontDesk: Sendable {
    package let desk: StaffDesk
    /// Of the same state folder.
    package let files: DeskFiles
    /// `nil` on a machine without mail: then an administrator issues codes.
    package var mail: MailService?
    /// Error reports without sign-in. Default no.
    package var allowsVisitorReports = false
    /// What the service page shows and asks for.
    package var service: KioskService

    package init(desk: StaffDesk, files: DeskFiles, service: KioskService) {
        self.desk = desk
        self.files = files
        self.service = service
    }

    /// Mail that the server only writes down; see ``MailSpool``.
    package struct MailService: Sendable {
        package var spool: MailSpool
        /// Where messages and reports go; `nil` leaves them to the stick.
        package var supportAddress: EmailAddress?

        package init(spool: MailSpool, supportAddress: EmailAddress?) {
            self.spool = spool
            self.supportAddress = supportAddress
        }
    }
}

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
