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
