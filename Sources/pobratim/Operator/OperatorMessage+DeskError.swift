import Database
import Glibc
import StaffDesk

extension OperatorMessage {
    /// - Parameter state: the state folder, as it was named.
    init(_ error: DeskError, state: String) {
        let file = DeskFiles(state: state).database
        switch error {
        case .database(let error): self.init(error, desk: file)
        case .file(let path, let code):
            self.init(
                "file",
                exit: OperatorExit(errno: code),
                Bilingual(
                    ru: "\(path): \(Bilingual(errno: code).russian)",
                    en: "\(path): \(Bilingual(errno: code).english)"
                )
            )
        case .tooNew(let found, let newest):
            self.init(
                "desk-too-new",
                exit: .dataRefused,
                Bilingual(ru: "\(file) записан более новой версией программы", en: "a newer release wrote \(file)"),
                meaning: Bilingual(
                    ru: "его формат \(found), а здесь известны до \(newest).",
                    en: "its format is \(found), and this release knows those up to \(newest)."
                ),
                next: Bilingual(ru: "обновите программу.", en: "install the newer release.")
            )
        case .foreign:
            self.init(
                "desk-foreign",
                exit: .dataRefused,
                Bilingual(ru: "\(file) — база данных другой программы", en: "\(file) is another program's database")
            )
        case .noBootID(let path):
            self.init(
                "boot-id",
                exit: .configuration,
                Bilingual(ru: "\(path) не читается", en: "\(path) cannot be read"),
                meaning: Bilingual(
                    ru: "без него запуски машины не различить, и входы, коды и ожидания длились бы слишком долго.",
                    en: "without it starts of the machine look alike, and sign-ins, codes and waits last too long."
                ),
                now: Bilingual(ru: "страницы показываются и без этого.", en: "pages are served without it."),
                next: Bilingual(
                    ru: "дайте программе читать этот файл: в юните systemd его скрывает ProcSubset=pid.",
                    en: "let the program read this file: in a unit of systemd ProcSubset=pid hides it."
                )
            )
        case .noSuchAccount:
            self.init(
                "no-such-account",
                exit: .missing,
                Bilingual(ru: "такого имени нет", en: "nobody has that name"),
                next: Bilingual(
                    ru: "все имена: `pobratim staff list --state \(state)`.",
                    en: "all names: `pobratim staff list --state \(state)`."
                )
            )
        case .nameTaken:
            self.init(
                "name-taken",
                exit: .dataRefused,
                Bilingual(ru: "это имя уже занято", en: "somebody has that name already")
            )
        case .emailTaken:
            self.init(
                "email-taken",
                exit: .dataRefused,
                Bilingual(ru: "этот адрес почты уже занят", en: "somebody has that e-mail address already")
            )
        case .lastAdministrator:
            self.init(
                "last-administrator",
                exit: .dataRefused,
                Bilingual(ru: "это последний администратор", en: "this is the last administrator"),
                next: Bilingual(ru: "сначала добавьте другого.", en: "add another first.")
            )
        case .tooManyWithinHour:
            self.init(
                "too-many-within-hour",
                exit: .dataRefused,
                Bilingual(
                    ru: "за последний час написано слишком много сообщений",
                    en: "too many messages were written within the last hour"
                )
            )
        case .tooManyMessages:
            self.init(
                "too-many-messages",
                exit: .disk,
                Bilingual(ru: "слишком много сообщений ждёт отправки", en: "too many messages wait to leave this kiosk")
            )
        }
    }

    private init(_ error: DatabaseError, desk file: String) {
        switch error {
        case .missing(let path): self.init(.file(path: path, errno: ENOENT), state: file)
        case .notPermitted(let path): self.init(.file(path: path, errno: EACCES), state: file)
        case .notRegularFile(let path): self.init(.file(path: path, errno: EISDIR), state: file)
        case .diskFull: self.init(.file(path: file, errno: ENOSPC), state: file)
        case .ioFailed: self.init(.file(path: file, errno: EIO), state: file)
        case .notADatabase(let failure), .damaged(let failure), .tooLarge(let failure), .tookTooLong(let failure),
            .constraintBroken(let failure), .busy(let failure), .refused(let failure):
            self.init(
                "desk-damaged",
                exit: .dataRefused,
                Bilingual(ru: "\(file) не читается", en: "\(file) cannot be read"),
                meaning: Bilingual(ru: "SQLite: \(failure.message).", en: "SQLite: \(failure.message)."),
                now: Bilingual(ru: "страницы показываются и без неё.", en: "pages are served without it."),
                next: Bilingual(
                    ru: "остановите сервер и уберите файл: он будет сделан заново, без сотрудников и сообщений.",
                    en: "stop the server and move the file away: a new one is made, without staff and messages."
                )
            )
        }
    }
}
