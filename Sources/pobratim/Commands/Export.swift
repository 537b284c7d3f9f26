import ArgumentParser
import CityBundle
import CityPages
import Synchronization

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Unpack a bundle into a folder: the same site without a server."
    )

    @Argument(help: "The bundle.") var file: String
    @Option(help: "The folder to write: a new one, an empty one, or one that export has written before.")
    var output: String
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
            let export = BundleExport(file, to: output, isPrecompressed: precompressed)
            let links = Mutex(LinkCheck())
            let progress = Mutex(Progress(Bilingual(ru: "Выгрузка", en: "Exporting")))
            do throws(BundleError) {
                let outcome = try export.run { name, content in
                    let found = LinkCheck.Found(in: RenderedFile(path: name.rawValue, bytes: content))
                    links.withLock { $0.add(found) }
                } progress: { done, total in
                    progress.withLock { $0.show(done, of: total) }
                }
                report(outcome, links.withLock { $0 })
            } catch {
                throw OperatorMessage(error, file: file)
            }
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
            ru: "Записано файлов — \(outcome.writtenFileCount), исчезло — \(outcome.vanishedMemberCount).",
            en: "Files written: \(outcome.writtenFileCount), gone: \(outcome.vanishedMemberCount)."
        )
        Operator.print(figures.text(in: .current))
        Operator.print(changes.text(in: .current))
    }
}
