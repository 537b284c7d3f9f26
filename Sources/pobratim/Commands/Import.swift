import ArgumentParser
import CityBundle
import Glibc
import PortalImport

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Turn saved pages of the municipal portal (text or HTML) into content files."
    )

    @Argument(help: "The saved pages, in the portal's order.") var page: [String]
    @Option(help: "The content folder; it need not be there.") var into: String
    @Flag(help: "Show what would be written, and write nothing.") var dryRun = false

    func run() async throws {
        try await Operator.run("import") {
            let portal = PortalImport(content: into, currentYear: Self.currentYear)
            do throws(ImportError) {
                let plan = try portal.plan(pages: page)
                if dryRun {
                    show(plan.report, plan.files, of: plan)
                } else {
                    let written = try await portal.write(plan)
                    show(written.report, written.files, of: plan)
                }
            } catch {
                throw OperatorMessage(error, folder: into)
            }
        }
    }

    private static var currentYear: Int {
        var now = time(nil)
        var calendar = tm()
        gmtime_r(&now, &calendar)
        return Int(calendar.tm_year) + 1900
    }

    private func show(_ report: ImportReport, _ files: [ImportPlan.File], of plan: ImportPlan) {
        for file in files {
            let change =
                switch file.change {
                case .new: Bilingual(ru: "новый", en: "new")
                case .changed: Bilingual(ru: "изменён", en: "changed")
                }
            Operator.print("\(into)/\(file.path) (\(change.text(in: .current)))")
        }
        let attention = report.items.filter(\.needsAttention)
        for item in report.items where !item.needsAttention { Operator.print(item.line.text(in: .current)) }
        if !attention.isEmpty {
            Operator.print("")
            Operator.print(Bilingual(ru: "Посмотрите сами:", en: "Please look at:").text(in: .current))
            for item in attention { Operator.print("  " + item.line.text(in: .current)) }
        }
        showControls(report.controls)
        let fileCount = files.count
        let summary =
            dryRun
            ? Bilingual(
                ru:
                    "Городов — \(plan.cityCount), событий — \(plan.eventCount). Было бы записано файлов — \(fileCount); не записан ни один.",
                en:
                    "Cities: \(plan.cityCount), events: \(plan.eventCount). Files that would be written: \(fileCount); none was."
            )
            : Bilingual(
                ru: "Городов — \(plan.cityCount), событий — \(plan.eventCount). Записано файлов — \(fileCount).",
                en: "Cities: \(plan.cityCount), events: \(plan.eventCount). Files written: \(fileCount)."
            )
        Operator.print("")
        Operator.print(summary.text(in: .current))
    }

    /// What was taken for the site's own controls: how much of it, and with `--dry-run` each line, so that nothing goes unseen.
    private func showControls(_ controls: [ImportReport.Control]) {
        guard !controls.isEmpty else { return }
        Operator.print("")
        let count = Bilingual(
            ru: "Строк, принятых за меню и кнопки сайта и никуда не записанных, — \(controls.count)",
            en: "Lines taken for the site's menus and buttons, and in no file: \(controls.count)"
        )
        Operator.print(count.text(in: .current) + (dryRun ? ":" : "."))
        guard dryRun else { return }
        for control in controls { Operator.print("  \(control.page):\(control.line): \(Excerpt(control.text))") }
    }
}
