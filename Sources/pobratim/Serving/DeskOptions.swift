import ArgumentParser
import BundleUpdates
import Glibc
import KioskServer
import Logging
import StaffDesk

/// How `serve --state` sets up the front desk.
struct DeskOptions: ParsableArguments {
    @Flag(help: "Take error reports from visitors who are not signed in.") var visitorReports = false
    @Option(help: "Where messages and reports are mailed. Without it only a stick takes them.") var supportMail: String?
    @Option(
        help:
            "The command that sends mail; where there is none, administrators issue codes. (default: /usr/sbin/sendmail)"
    )
    var sendmail: String?
    @Option(help: "The folder of requests to the machine. (default: /run/pobratim/requests)") var requests: String?

    /// - Returns: `nil` where the desk cannot be opened: pages are served all the same.
    /// - Throws: ``OperatorMessage`` for an address that is none.
    func frontDesk(state: String, _ errors: RecentErrors, _ logger: Logger) throws -> FrontDesk? {
        let address = try (supportMail ?? Environment.value("POBRATIM_SUPPORT_MAIL")).map(StaffInput.email)
        let files = DeskFiles(state: state)
        let desk: StaffDesk
        do throws(DeskError) { desk = try StaffDesk(path: files.database) } catch {
            logger.error(
                "The desk cannot be opened; its pages are shown as packed",
                metadata: ["desk.fault": "\(error)"]
            )
            return nil
        }
        let service = KioskService(
            bundles: { Self.bundles(state) },
            health: { MachineHealth(state: state, errors: errors.newestFirst) },
            own: [
                .rollback: {
                    Self.isDone(logger) { () throws(UpdateError) in _ = try StateFolder(state).rollBack() }
                },
                .installHeld: {
                    Self.isDone(logger) { () throws(UpdateError) in _ = try StateFolder(state).reinstateAndShow() }
                },
            ],
            requests: KioskRequests(
                folder: requests ?? Environment.value("POBRATIM_REQUESTS") ?? "/run/pobratim/requests"
            )
        )
        var front = FrontDesk(desk: desk, files: files, service: service)
        front.allowsVisitorReports = visitorReports || Environment.value("POBRATIM_VISITOR_REPORTS") == "1"
        if access(SendmailCommand.path(sendmail), X_OK) == 0 {
            front.mail = FrontDesk.MailService(spool: MailSpool(files), supportAddress: address)
        }
        return front
    }

    private static func isDone(_ logger: Logger, _ wish: () throws(UpdateError) -> Void) -> Bool {
        do throws(UpdateError) {
            try wish()
            return true
        } catch {
            logger.error("Another bundle cannot be brought back", metadata: ["fault": "\(error)"])
            return false
        }
    }

    private static func bundles(_ state: String) -> KioskService.Bundles? {
        guard let record = try? StateFolder(state).record().record else { return nil }
        return KioskService.Bundles(
            current: record.current?.name,
            previous: record.previous?.name,
            held: record.rejected.isEmpty ? nil : record.rejected.map(\.name).joined(separator: ", "),
            isOnTrial: record.onTrial != nil,
            canReturn: record.canReturn,
            canInstallHeld: record.canReinstate
        )
    }
}
