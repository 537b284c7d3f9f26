import Glibc
import KioskServer

extension OperatorMessage {
    init(_ error: ServeError) {
        switch error {
        case .setting(let setting):
            self.init(
                "serve-setting",
                exit: .usage,
                Bilingual(ru: "настройка не имеет смысла: \(setting)", en: "a setting makes no sense: \(setting)")
            )
        case .cannotListen(let address, let code):
            let why = code.map(Bilingual.init(errno:)) ?? Bilingual(ru: "система отказала", en: "the system refused")
            self.init(
                "cannot-listen",
                exit: code == EACCES ? .notPermitted : .unreachable,
                Bilingual(
                    ru: "адрес \(address) открыть нельзя: \(why.russian)",
                    en: "the address \(address) cannot be opened: \(why.english)"
                ),
                next: Bilingual(
                    ru: "выберите другой порт: `--listen 127.0.0.1:8081`.",
                    en: "choose another port: `--listen 127.0.0.1:8081`."
                )
            )
        case .doorClosed:
            self.init(
                "door-closed",
                exit: .unreachable,
                Bilingual(ru: "система закрыла адрес сервера", en: "the system closed the server's address")
            )
        }
    }
}
