import Glibc
import KioskServer

extension OperatorMessage {
    init(_ error: ServeError) {
        switch error {
        case .setting(let setting):
            self.init("setting", exit: .usage, setting.words)
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
        case .listenerClosed:
            self.init(
                "door-closed",
                exit: .unreachable,
                Bilingual(ru: "система закрыла адрес сервера", en: "the system closed the server's address")
            )
        }
    }
}

extension ServeError.Setting {
    fileprivate var words: Bilingual {
        switch self {
        case .cacheSize: Bilingual(ru: "--cache-size: меньше нуля", en: "--cache-size is below zero")
        case .threadCount: Bilingual(ru: "нужен хотя бы один поток", en: "at least one thread is needed")
        case .connectionCount: Bilingual(ru: "нужно хотя бы одно соединение", en: "at least one connection is needed")
        case .timeout: Bilingual(ru: "срок ожидания меньше нуля", en: "a time limit is below zero")
        case .hostName: Bilingual(ru: "--host-name: это не имя машины", en: "--host-name is not the name of a machine")
        case .listenersAreOne:
            Bilingual(ru: "--listen и --public — один и тот же адрес", en: "--listen and --public are the same address")
        }
    }
}
