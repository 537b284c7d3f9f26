import ArgumentParser
import BundleUpdates
import CityBundle
import FoundationEssentials

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what is installed, and how it is.")

    @Option(help: "The state folder.") var state: String
    @Flag(help: "Machine-readable.") var json = false

    func run() throws {
        try Operator.runInPlace("status") {
            let report: StateReport
            do throws(UpdateError) { report = try StateReport(StateFolder(state)) } catch {
                throw OperatorMessage(error)
            }
            Operator.print(json ? try StatusLines(report).json : StatusLines(report).text(in: .current))
        }
    }
}

/// What `status` prints.
private struct StatusLines: Encodable {
    private struct Generation: Encodable {
        var contentVersion: Int64
        var securityEpoch: Int64
        var manifest: String
        var signedBy: String?
    }

    private struct Trial: Encodable {
        var manifest: String
        var starts: Int
    }

    /// Whole seconds since the kiosk's own screen painted, and since it was touched.
    private struct ScreenTimes: Encodable {
        var sincePainted: Int?
        var sinceTouched: Int?
    }

    private enum CodingKeys: String, CodingKey { case current, previous, highestEpoch, held, onTrial, health, screen }

    private var current: Generation?
    private var previous: Generation?
    private var highestEpoch: Int64
    private var held: [BundleIdentity]
    private var onTrial: Trial?
    private var health: String
    private var screen: ScreenTimes?
    private let report: StateReport

    init(_ report: StateReport) {
        func generation(_ found: StateReport.Generation?) -> Generation? {
            found.map {
                Generation(
                    contentVersion: $0.identity.contentVersion,
                    securityEpoch: $0.identity.securityEpoch,
                    manifest: $0.identity.manifest,
                    signedBy: $0.signedBy?.hex
                )
            }
        }
        current = generation(report.current)
        previous = generation(report.previous)
        highestEpoch = report.record.highestEpoch
        held = report.record.rejected
        onTrial = report.record.onTrial.map { Trial(manifest: $0.manifest, starts: $0.starts) }
        health = report.health.rawValue
        screen = report.screen.map { ScreenTimes(sincePainted: $0.sincePainted, sinceTouched: $0.sinceTouched) }
        self.report = report
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    func text(in language: OperatorLanguage) -> String {
        var lines = [
            line("Установлен", "Installed", report.current, language),
            line("Предыдущий", "Before it", report.previous, language),
        ]
        for held in report.record.rejected {
            lines.append(Bilingual(ru: "Отклонён: \(held.name)", en: "Sent away: \(held.name)").text(in: language))
        }
        if report.record.onTrial != nil {
            let words = Bilingual(ru: "Ещё на испытании.", en: "Still on trial.")
            lines.append(words.text(in: language))
        }
        if report.origin == .bundles || report.record.isPutTogether {
            let words = Bilingual(
                ru: "Запись об установленном потеряна: что отклоняли и какие ключи приходили, неизвестно.",
                en: "The record of what is installed was lost: what was sent away and which keys came is not known."
            )
            lines.append(words.text(in: language))
        }
        let server = report.pages.words
        lines.append(
            Bilingual(ru: "Сервер: \(server.russian)", en: "Server: \(server.english)").text(in: language)
        )
        if let painted = report.screen?.sincePainted {
            let words = Bilingual(
                ru: "Экран: показывал страницу \(painted) с назад",
                en: "Screen: painted a page \(painted) s ago"
            )
            lines.append(words.text(in: language))
        }
        return lines.joined(separator: "\n")
    }

    private func line(
        _ russian: String,
        _ english: String,
        _ generation: StateReport.Generation?,
        _ language: OperatorLanguage
    ) -> String {
        let label = Bilingual(ru: "\(russian)", en: "\(english)").text(in: language)
        guard let generation else { return "\(label): \(Bilingual(ru: "нет", en: "none").text(in: language))" }
        let state =
            generation.fault == nil
            ? Bilingual(ru: "", en: "") : Bilingual(ru: ", не открывается", en: ", cannot be opened")
        return "\(label): \(generation.identity.name)\(state.text(in: language))"
    }
}

extension StateReport.Pages {
    fileprivate var words: Bilingual {
        switch self {
        case .shown(.good): Bilingual(ru: "работает", en: "running")
        case .shown(.damaged):
            Bilingual(ru: "работает, часть страниц повреждена", en: "running, some pages are damaged")
        case .shown(.fellBack):
            Bilingual(ru: "работает, показывает предыдущий пакет", en: "running, shows the bundle before")
        case .shown(.unverified):
            Bilingual(
                ru: "работает, но пакет не подписан ни одним из действующих ключей",
                en: "running, but no key in force has signed the bundle"
            )
        case .shown(.nothing): Bilingual(ru: "работает, но показывать нечего", en: "running, but has nothing to show")
        case .noServer: Bilingual(ru: "нет", en: "none")
        case .silent: Bilingual(ru: "не отвечает", en: "does not answer")
        }
    }
}
