import ArgumentParser
import BundleUpdates
import Database

/// Runs on the thread that the program started with, from the first to the last system call, so that
/// `Scripts/cut-everywhere` can count and cut them.
struct Sync: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Install the newest bundle that sources offer, if it is newer than what is installed."
    )

    @Argument(help: "A bundle, or a folder that holds some: a stick, a share. Several may be given.")
    var sources: [String] = []
    @Option(help: "The state folder.") var state: String
    @Option(help: "The folder of public keys (*.pub), one of which must have signed.") var trust: String
    @Flag(help: "Install a bundle that was sent away here before, too; without a source, from the kiosk's own copy.")
    var evenIfHeld = false
    @Flag(help: "Tell the kiosk's screen nothing, as for a timer that looks at a share.") var quiet = false
    @Flag(help: "Leave it to stick-out --unmounted to tell the kiosk's screen that the stick may be pulled.")
    var receiptFollows = false
    @Flag(help: "Say what would be done, and change nothing.") var dryRun = false

    /// SQLite takes some 5 MB to read a bundle, write one and derive its index. What would lead it further is no bundle.
    private static let databaseByteCount = 48 << 20

    func validate() throws {
        guard !sources.isEmpty || evenIfHeld && !dryRun else { throw ValidationError("A source is needed.") }
    }

    func run() throws {
        try Operator.runInPlace("sync") {
            DatabaseMemory.limit(to: Self.databaseByteCount)
            do throws(UpdateError) {
                try StateOwner.become(ownerOf: state)
                if sources.isEmpty {
                    let (bundle, visibility) = try StateFolder(state).reinstateAndShow()
                    return Operator.print(Self.calledBack(bundle, visibility).text(in: .current))
                }
                let update = Update(
                    state: StateFolder(state),
                    trust: Trust(installerKeys: trust),
                    isDryRun: dryRun,
                    evenIfRejected: evenIfHeld,
                    isQuiet: quiet,
                    isEndTold: !receiptFollows,
                    report: Self.teller(),
                    words: SyncReport.Words.of
                )
                Operator.print(try update.run(sources).sentence.text(in: .current))
            } catch {
                throw OperatorMessage(error)
            }
        }
    }

    /// Tells an operator what goes on.
    private static func teller() -> (UpdateEvent) -> Void {
        var progress = Progress(UpdatePhase.assembling.label)
        return { event in
            switch event {
            case .progress(let done, let total): progress.show(done, of: total)
            case .phase(.assembling): progress = Progress(UpdatePhase.assembling.label)
            case .phase(let phase): Operator.say("\(phase.label.text(in: .current))…\n")
            case .waiting: Operator.say(waiting.text(in: .current) + "\n")
            case .refused(let error), .notNoted(let error), .notSwept(let error):
                Operator.say(OperatorMessage(error).text(verb: "sync", in: .current))
            case .serverSilent: Operator.say(serverSilent.text(in: .current) + "\n")
            case .indexMissing: Operator.say(indexMissing.text(in: .current) + "\n")
            case .damageRemains(let bundle, _): Operator.say(damaged(bundle).text(in: .current) + "\n")
            }
        }
    }

    private static func calledBack(_ bundle: BundleIdentity, _ visibility: Visibility) -> Bilingual {
        Bilingual(
            ru: "Снова установлен отклонённый пакет \(bundle.name), \(visibility.words.russian).",
            en: "Bundle \(bundle.name), which was sent away, is installed again, \(visibility.words.english)."
        )
    }

    private static let serverSilent = Bilingual(
        ru: "Сервер не отвечает: обновление продолжается без него.",
        en: "The server does not answer; the update goes on without it."
    )

    private static let waiting = Bilingual(
        ru: "Идёт другое обновление, это начнётся после него.",
        en: "Another update is at work; this one begins after it."
    )

    private static let indexMissing = Bilingual(
        ru: "Указатель для поиска не составлен: сервер составит его сам при первом поиске.",
        en: "The search index was not made: the server will make its own at the first search."
    )

    private static func damaged(_ bundle: BundleIdentity) -> Bilingual {
        Bilingual(
            ru: "Установленный пакет \(bundle.name) повреждён, и в источниках нет чем его починить.",
            en: "The installed bundle \(bundle.name) is damaged, and the sources hold nothing to mend it with."
        )
    }
}
