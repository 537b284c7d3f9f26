import BundleUpdates
import CityBundle
import Glibc

extension OperatorMessage {
    init(_ error: UpdateError) {
        switch error {
        case .bundle(let error, let file):
            self.init(error, file: file)
            now = now ?? Self.pagesGoOn
        case .keysUnreadable(let folder, let error):
            self.init(error, file: folder)
            now = now ?? Self.pagesGoOn
            if error.diskErrno == nil { exit = .configuration }
        case .file(let path, _, let code), .sourceUnreadable(let path, let code):
            self.init(
                "file",
                exit: OperatorExit(errno: code),
                Bilingual(
                    ru: "\(path): \(Bilingual(errno: code).russian)",
                    en: "\(path): \(Bilingual(errno: code).english)"
                ),
                now: Self.pagesGoOn
            )
        case .nothingFound(let sources):
            let list = sources.joined(separator: ", ")
            self.init(
                "no-bundle-found",
                exit: .missing,
                Bilingual(
                    ru: "здесь нет ни одного пакета *.pobratim: \(list)",
                    en: "no bundle *.pobratim is in \(list)"
                ),
                now: Self.pagesGoOn,
                next: Bilingual(
                    ru: "положите пакет прямо в эту папку, не глубже.",
                    en: "put the bundle right into that folder, not deeper."
                )
            )
        case .tooManyCandidates(let folder, let limit):
            self.init(
                "too-many-bundles",
                exit: .dataRefused,
                Bilingual(
                    ru: "в папке \(folder) больше \(limit) пакетов: смотрели только новейшие",
                    en: "the folder \(folder) holds more than \(limit) bundles: only the newest were looked at"
                ),
                next: Bilingual(ru: "уберите оттуда старые.", en: "take the old ones away.")
            )
        case .tooManyNames(let folder, let limit):
            self.init(
                "too-many-files",
                exit: .dataRefused,
                Bilingual(
                    ru: "в папке \(folder) больше \(limit) файлов: остальные не смотрели",
                    en: "the folder \(folder) holds more than \(limit) files: the rest was not looked at"
                ),
                next: Bilingual(
                    ru: "положите пакет в папку, где нет другого.",
                    en: "put the bundle into a folder of its own."
                )
            )
        case .nameNotText(let name, let folder):
            self.init(
                "name-not-utf-8",
                exit: .dataRefused,
                Bilingual(
                    ru: "имя файла \(name) в папке \(folder) записано не в UTF-8",
                    en: "the name of the file \(name) in \(folder) is not UTF-8"
                ),
                now: Self.pagesGoOn,
                next: Bilingual(
                    ru: "переименуйте пакет латинскими буквами.",
                    en: "give the bundle a name in Latin letters."
                )
            )
        case .epochTooLow(let file, let found, let highest):
            self.init(
                "epoch-too-low",
                exit: .dataRefused,
                Bilingual(
                    ru: "\(file) устарел: такие пакеты больше не ставятся",
                    en: "\(file) is out of date: such bundles are not installed any more"
                ),
                meaning: Bilingual(
                    ru: "его эпоха безопасности \(found), а здесь уже \(highest).",
                    en: "its security epoch is \(found), and this kiosk is at \(highest)."
                ),
                now: Self.pagesGoOn,
                next: Bilingual(ru: "возьмите новый пакет.", en: "take a newer bundle.")
            )
        case .keySetMalformed(let file):
            self.init(
                "key-set-malformed",
                exit: .dataRefused,
                Bilingual(
                    ru: "ключи в пакете \(file) не читаются",
                    en: "the keys in the bundle \(file) cannot be read"
                ),
                meaning: Bilingual(
                    ru: "после него киоск нельзя было бы обновить.",
                    en: "nobody could update this kiosk after it."
                ),
                now: Self.pagesGoOn
            )
        case .keysLost(let path):
            self.init(
                "keys-lost",
                exit: .configuration,
                Bilingual(ru: "ключи в папке \(path) не читаются", en: "the keys in \(path) cannot be read"),
                now: Self.pagesGoOn,
                next: Bilingual(
                    ru: "верните папку; или положите нынешние ключи в папку --trust и удалите всю папку trust.",
                    en: "bring the folder back; or put the present keys into the folder of --trust, and remove all of "
                        + "trust."
                )
            )
        case .recordLost(let folder):
            self.init(
                "record-lost",
                exit: .configuration,
                Bilingual(
                    ru: "неизвестно, какие ключи из папки \(folder) действуют: запись об этом не читается",
                    en: "nobody knows which keys of \(folder) count: the record that says so cannot be read"
                ),
                now: Self.pagesGoOn,
                next: Bilingual(
                    ru: "положите нынешние ключи в папку --trust и удалите всю папку \(folder).",
                    en: "put the present keys into the folder of --trust, and remove the whole folder \(folder)."
                )
            )
        case .installedFromFuture(let installed, let file, let offered):
            let epoch = installed.securityEpoch + 1
            self.init(
                "bundle-from-future",
                exit: .dataRefused,
                Bilingual(
                    ru: "\(file) (\(offered.name)) по номеру версии старше установленного (\(installed.name)), "
                        + "а тот упакован по часам, которые ушли вперёд",
                    en: "\(file) (\(offered.name)) is older by its number than what is installed (\(installed.name)), "
                        + "and that was packed by a clock that was ahead"
                ),
                meaning: Bilingual(
                    ru: "пока эпоха та же, ни один пакет с верной датой установлен не будет.",
                    en: "as long as the epoch is the same, no bundle with the right date is installed."
                ),
                now: Self.pagesGoOn,
                next: Bilingual(
                    ru:
                        "упакуйте заново с эпохой \(epoch): `pobratim pack … --epoch \(epoch)`, и впишите её в site.json.",
                    en:
                        "pack again with epoch \(epoch): `pobratim pack … --epoch \(epoch)`, and write it into site.json."
                )
            )
        case .noRoom(let needed, let free):
            self.init(
                "disk-full",
                exit: .disk,
                Bilingual(
                    ru: "на диске не хватает места для нового пакета",
                    en: "the disk has no room for the new bundle"
                ),
                meaning: Bilingual(
                    ru: "нужно байт: \(needed), свободно: \(free).",
                    en: "\(needed) bytes are needed, \(free) are free."
                ),
                now: Self.pagesGoOn
            )
        case .preflightFailed(let file, let reason):
            self.init(
                "trial-failed",
                exit: .dataRefused,
                Bilingual(ru: "\(file) не прошёл проверку показом", en: "\(file) did not pass its trial"),
                meaning: Bilingual(
                    ru: "сервер не смог ответить: \(reason).",
                    en: "the server could not answer: \(reason)."
                ),
                now: Self.pagesGoOn,
                next: Bilingual(ru: "возьмите более новый пакет.", en: "take a newer bundle.")
            )
        case .notKept(let path):
            self.init(
                "stick-lost-bytes",
                exit: .disk,
                Bilingual(
                    ru: "\(path): записано одно, прочитано другое",
                    en: "\(path): what was read back is not what was written"
                ),
                meaning: Bilingual(ru: "флешка неисправна.", en: "the stick is failing."),
                now: Self.pagesGoOn,
                next: Bilingual(ru: "возьмите другую флешку.", en: "take another stick.")
            )
        case .nothingToReturnTo:
            self.init(
                "no-previous-bundle",
                exit: .missing,
                Bilingual(
                    ru: "прежнего пакета нет, вернуться не к чему",
                    en: "there is no earlier bundle to go back to"
                ),
                now: Self.pagesGoOn
            )
        case .previousRejected(let bundle):
            self.init(
                "previous-was-sent-away",
                exit: .missing,
                Bilingual(
                    ru: "вернуться не к чему: прежний пакет \(bundle.name) здесь отклонён",
                    en: "there is nothing to go back to: the bundle before, \(bundle.name), was sent away here"
                ),
                now: Self.pagesGoOn,
                next: Bilingual(
                    ru: "всё равно поставить его: `pobratim sync --even-if-held …`.",
                    en: "to install it all the same: `pobratim sync --even-if-held …`."
                )
            )
        case .nothingRejected:
            self.init(
                "nothing-held",
                exit: .missing,
                Bilingual(
                    ru: "отклонённого пакета на киоске нет",
                    en: "the kiosk keeps no bundle that was sent away"
                ),
                now: Self.pagesGoOn,
                next: Bilingual(
                    ru: "поставьте его с флешки: `pobratim sync … --even-if-held`.",
                    en: "install it from a stick: `pobratim sync … --even-if-held`."
                )
            )
        case .nothingInstalled(let state):
            self.init(
                "nothing-installed",
                exit: .missing,
                Bilingual(ru: "в папке \(state) не установлен ни один пакет", en: "no bundle is installed in \(state)"),
                next: Bilingual(
                    ru: "установите: `pobratim sync ПАКЕТ --state \(state) --trust ПАПКА`.",
                    en: "install one: `pobratim sync BUNDLE --state \(state) --trust DIR`."
                )
            )
        case .alreadyServed(let state):
            self.init(
                "already-served",
                exit: .unreachable,
                Bilingual(
                    ru: "папку \(state) уже показывает другой сервер",
                    en: "another server already serves \(state)"
                )
            )
        case .socketPathTooLong(let path):
            self.init(
                "path-too-long",
                exit: .configuration,
                Bilingual(
                    ru: "путь \(path) слишком длинный для управляющего сокета",
                    en: "the path \(path) is too long for the control socket"
                ),
                next: Bilingual(ru: "выберите папку с путём короче.", en: "choose a folder with a shorter path.")
            )
        }
    }

    private static let pagesGoOn = Bilingual(
        ru: "показывается то же, что и раньше.",
        en: "what was shown before is still shown."
    )
}
