import ArgumentParser
import CityBundle
import CityPages
import SiteExport
import Synchronization

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Unpack a bundle into a folder: the same site without a server."
    )

    @Argument(help: "The bundle.") var file: String
    @Option(help: "The folder to write: a new one, an empty one, or one that export has written before.")
    var output: String
    @Option(help: "A folder of public keys (*.pub), one of which must have signed.") var trust: String?
    @Flag(help: "Put the gzip form of every text beside it, for web servers that send such files as they are.")
    var precompressed = false

    func validate() throws {
        let name = output.split(separator: "/").last
        guard let name, name != ".", name != ".." else {
            throw ValidationError("The output is the folder's own name, since a whole new folder takes its place.")
        }
    }

    func run() throws {
        try Operator.runInPlace("export") {
            Interruption.listen()
            let links = Mutex(LinkCheck())
            let progress = Mutex(ExportProgress())
            do throws(ExportError) {
                let keys = try trustedKeys()
                let export = BundleExport(file, to: output, trust: keys, isPrecompressed: precompressed)
                let outcome = try export.run(
                    visit: { name, content in
                        let found = LinkCheck.Found(in: RenderedFile(path: name.rawValue, bytes: content))
                        links.withLock { $0.add(found) }
                    },
                    progress: { stage in progress.withLock { $0.show(stage) } },
                    isStopped: { Interruption.isWished }
                )
                report(outcome, links.withLock { $0 })
            } catch .interrupted {
                Operator.say(OperatorMessage(ExportError.interrupted, file: file).text(verb: "export", in: .current))
                Interruption.end()
            } catch {
                throw OperatorMessage(error, file: file)
            }
        }
    }

    private func trustedKeys() throws(ExportError) -> TrustedKeys? {
        do { return try trust.map { folder throws(BundleError) in try TrustedKeys(folder: folder) } } catch {
            throw .bundle(error)
        }
    }

    private func report(_ outcome: BundleExport.Outcome, _ links: LinkCheck) {
        let dead = links.brokenLinks
        for link in dead.prefix(10) {
            let line = Bilingual(
                ru: "На странице \(link.page) ссылка «\(link.link)» ведёт в никуда.",
                en: "On the page \(link.page) the link “\(link.link)” leads nowhere."
            )
            Operator.say(line.text(in: .current) + "\n")
        }
        let figures = Bilingual(
            ru: "\(output): файлов — \(outcome.fileCount), байт — \(outcome.byteCount), "
                + "ссылок проверено — \(links.linkCount), ведущих в никуда — \(links.brokenLinkCount).",
            en: "\(output): files: \(outcome.fileCount), bytes: \(outcome.byteCount), "
                + "links checked: \(links.linkCount), dead: \(links.brokenLinkCount)."
        )
        let changes = Bilingual(
            ru: "Записано файлов — \(outcome.writtenFileCount), исчезло — \(outcome.goneFileCount).",
            en: "Files written: \(outcome.writtenFileCount), gone: \(outcome.goneFileCount)."
        )
        Operator.print(figures.text(in: .current))
        Operator.print(changes.text(in: .current))
        Operator.print(outcome.signature.sentence.text(in: .current))
        for remark in outcome.remarks { Operator.say(OperatorMessage(remark).text(verb: "export", in: .current)) }
    }
}

/// What an export is at, for the operator.
private struct ExportProgress {
    private var checking = Progress(Bilingual(ru: "Проверка прежней папки", en: "Checking the earlier folder"))
    private var unpacking = Progress(Bilingual(ru: "Выгрузка", en: "Exporting"))

    mutating func show(_ stage: BundleExport.Stage) {
        switch stage {
        case .checking(let done, let total): checking.show(done, of: total)
        case .unpacking(let done, let total): unpacking.show(done, of: total)
        case .flushing:
            let line = Bilingual(ru: "Запись на диск…\n", en: "Flushing to the disk…\n")
            Operator.say(line.text(in: .current))
        case .removing:
            let line = Bilingual(ru: "Удаление прежней папки…\n", en: "Removing the earlier folder…\n")
            Operator.say(line.text(in: .current))
        }
    }
}
