package import StaffDesk

/// Everything that the desk pages of the kiosk's own screen work with.
package struct FrontDesk: Sendable {
    package let desk: StaffDesk
    /// The desk's files, of the same state folder.
    package let files: DeskFiles
    /// `nil` on a machine without mail: then an administrator issues codes.
    package var mail: MailService?
    /// Error reports without sign-in. Default no.
    package var allowsVisitorReports = false
    /// The facts that the service page shows, and the wishes that it passes on.
    package var service: KioskService

    package init(desk: StaffDesk, files: DeskFiles, service: KioskService) {
        self.desk = desk
        self.files = files
        self.service = service
    }

    /// Mail that the server only writes down; see ``MailSpool``.
    package struct MailService: Sendable {
        package var spool: MailSpool
        /// The address to which messages and reports go; `nil` leaves them to the stick.
        package var supportAddress: EmailAddress?

        package init(spool: MailSpool, supportAddress: EmailAddress?) {
            self.spool = spool
            self.supportAddress = supportAddress
        }
    }
}
