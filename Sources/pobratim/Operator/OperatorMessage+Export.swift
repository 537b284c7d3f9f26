import CityBundle
import Files
import SiteExport

extension OperatorMessage {
    /// Of an export that came to nothing; the folder is as it was, unless the message says otherwise.
    ///
    /// - Parameter file: the bundle, as the operator named it.
    init(_ error: ExportError, file: String) {
        switch error {
        case .bundle(let error): self.init(error, file: file)
        case .file(let path, let call, let code):
            self.init(BundleError.file(path: path, call: call, errno: code), file: file)
        case .notFolder(let path, let isLink):
            self.init(
                "not-a-folder",
                exit: .dataRefused,
                Bilingual(ru: "\(path) — не папка", en: "\(path) is not a folder"),
                now: Self.nothingWritten,
                next: isLink
                    ? Bilingual(
                        ru: "назовите саму папку, не ссылку на неё.",
                        en: "name the folder itself, not a link to it."
                    )
                    : Bilingual(ru: "назовите другую папку.", en: "name another folder.")
            )
        case .mountPoint(let path):
            self.init(
                "mount-point",
                exit: .dataRefused,
                Bilingual(
                    ru: "в \(path) подключён том: другая папка не может занять его место",
                    en: "a volume is mounted at \(path): no other folder can take its place"
                ),
                now: Self.nothingWritten,
                next: Bilingual(
                    ru: "назовите папку на этом томе: \(path)/site.",
                    en: "name a folder on it: \(path)/site."
                )
            )
        case .folderNotOurs(let path, let found):
            self.init(
                "folder-not-ours",
                exit: .dataRefused,
                Bilingual(
                    ru: "в папке \(path) есть то, чего `pobratim export` не клал: \(found)",
                    en: "the folder \(path) holds something that `pobratim export` did not put there: \(found)"
                ),
                meaning: Bilingual(
                    ru: "чужое или изменённое здесь не стирают.",
                    en: "what is somebody else's, or was changed, is never erased here."
                ),
                now: Self.asItWas,
                next: Bilingual(
                    ru: "уберите это оттуда или назовите другую папку.",
                    en: "move it elsewhere, or name another folder."
                )
            )
        case .folderReplaced(let path):
            self.init(
                "folder-replaced",
                exit: .dataRefused,
                Bilingual(
                    ru: "пока шла выгрузка, папку \(path) кто-то заменил",
                    en: "somebody put another folder at \(path) while this one was written"
                ),
                now: Bilingual(ru: "там то, что положили последним.", en: "what was put there last is there."),
                next: Bilingual(ru: "посмотрите, кто это, и повторите.", en: "find out who, and run it again.")
            )
        case .parentFolder(let path, let folder, let code):
            self.init(
                "parent-folder",
                exit: OperatorExit(errno: code),
                Bilingual(
                    ru: "\(path): \(Bilingual(errno: code).russian)",
                    en: "\(path): \(Bilingual(errno: code).english)"
                ),
                meaning: Bilingual(
                    ru: "папка \(folder) заменяется целиком, для этого надо писать и в ту, где она лежит.",
                    en: "\(folder) is replaced as a whole: the folder that holds it must be there and writable."
                ),
                now: Self.nothingWritten
            )
        case .exportBusy(let path):
            self.init(
                "export-busy",
                exit: .unreachable,
                Bilingual(
                    ru: "в папку \(path) прямо сейчас идёт другая выгрузка",
                    en: "another export to \(path) is running"
                ),
                now: Self.nothingWritten,
                next: Bilingual(ru: "повторите, когда она кончится.", en: "run it again when that one has ended.")
            )
        case .folderAside(let path, let place):
            self.init(
                "folder-aside",
                exit: .disk,
                Bilingual(
                    ru: "новая папка не заняла место \(path), и прежняя не вернулась туда",
                    en: "the new folder did not take the place of \(path), and the earlier one did not go back there"
                ),
                now: Bilingual(ru: "прежняя папка цела: \(place).", en: "the earlier folder is whole, at \(place)."),
                next: Bilingual(
                    ru: "повторите: следующая выгрузка сначала вернёт её.",
                    en: "run it again: the next export puts it back first."
                )
            )
        case .publishedUnconfirmed(let path):
            self.init(
                "export-unconfirmed",
                exit: .disk,
                Bilingual(
                    ru: "новый сайт в \(path), но диск этого не подтвердил",
                    en: "the new site is at \(path), but the disk has not confirmed it"
                ),
                meaning: Bilingual(
                    ru: "если пропадёт питание, там может снова быть прежний.",
                    en: "after a power cut the earlier one may be there again."
                ),
                next: Bilingual(
                    ru: "проверьте диск и повторите; прежняя папка пока цела рядом.",
                    en: "check the disk and run it again; until then the earlier folder is kept beside it."
                )
            )
        case .interrupted:
            self.init(
                "interrupted",
                exit: .unreachable,
                Bilingual(ru: "выгрузка прервана", en: "the export was interrupted"),
                now: Self.asItWas
            )
        }
    }

    /// Of an export that is there.
    init(_ remark: BundleExport.Remark) {
        switch remark {
        case .kept(let path, let found):
            self.init(
                "export-kept",
                exit: .dataRefused,
                Bilingual(
                    ru: "чужое или изменённое из прежней папки сохранено в \(path): \(found)",
                    en: "what no export had put into the earlier folder, or what was changed, is kept in "
                        + "\(path): \(found)"
                ),
                now: Self.published,
                next: Bilingual(ru: "посмотрите, чьё это.", en: "see whose it is.")
            )
        case .notRemoved(let path, let error):
            let reason = OperatorMessage(error, file: path).sentence
            self.init(
                "export-not-removed",
                exit: .disk,
                Bilingual(
                    ru: "папка от прежней выгрузки осталась: \(path) (\(reason.russian))",
                    en: "a folder of an earlier export could not be removed: \(path) (\(reason.english))"
                ),
                now: Self.published,
                next: Bilingual(ru: "она не нужна: удалите её.", en: "it is not needed: remove it.")
            )
        }
    }

    private static let nothingWritten = Bilingual(ru: "ничего не записано.", en: "nothing was written.")
    private static let asItWas = Bilingual(ru: "папка осталась какой была.", en: "the folder is as it was.")
    private static let published = Bilingual(ru: "новый сайт на месте.", en: "the new site is there.")
}
