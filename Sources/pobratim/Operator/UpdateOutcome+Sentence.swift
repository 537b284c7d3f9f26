import BundleUpdates

extension UpdateOutcome {
    /// One line for the operator.
    var sentence: Bilingual {
        switch self {
        case .installed(let bundle, let new, let total, let isShown):
            Bilingual(
                ru: "Установлен пакет \(bundle.name): новых файлов \(new) из \(total)"
                    + (isShown ? ", уже на экране." : ", появится при запуске сервера."),
                en: "Installed bundle \(bundle.name): \(new) of \(total) files were new, "
                    + (isShown ? "and it is on the screen." : "and it is shown when the server starts.")
            )
        case .wouldInstall(let bundle, let path, let new, let total):
            Bilingual(
                ru: "Был бы установлен \(path), пакет \(bundle.name): новых файлов \(new) из \(total).",
                en: "Would install \(path), bundle \(bundle.name): \(new) of \(total) files are new."
            )
        case .same(let bundle):
            Bilingual(
                ru: "Пакет \(bundle.name) уже установлен, делать нечего.",
                en: "Bundle \(bundle.name) is installed already, nothing to do."
            )
        case .older(let bundle, let path):
            Bilingual(
                ru: "\(path) не новее установленного (\(bundle.name)), делать нечего.",
                en: "\(path) is not newer than what is installed (\(bundle.name)), nothing to do."
            )
        case .held(let bundle, let path):
            Bilingual(
                ru: "\(path) (\(bundle.name)) здесь уже отклонён, ждём более нового.",
                en: "\(path) (\(bundle.name)) was sent away here before; only a newer one will be installed."
            )
        case .healed(let bundle):
            Bilingual(
                ru: "Установленный пакет \(bundle.name) был повреждён и снова цел.",
                en: "The installed bundle \(bundle.name) was damaged, and is whole again."
            )
        }
    }
}

extension BundleIdentity {
    /// How an operator sees a bundle: its version, and the beginning of its manifest's hash.
    var name: String { "\(contentVersion) (\(manifest.prefix(8)))" }
}

extension UpdatePhase {
    var label: Bilingual {
        switch self {
        case .searching: Bilingual(ru: "Ищу", en: "Searching")
        case .assembling: Bilingual(ru: "Собираю", en: "Assembling")
        case .checking: Bilingual(ru: "Проверяю", en: "Checking")
        case .indexing: Bilingual(ru: "Составляю указатель для поиска", en: "Indexing for the search")
        case .trying: Bilingual(ru: "Пробую", en: "Trying")
        case .activating: Bilingual(ru: "Включаю", en: "Activating")
        }
    }
}
