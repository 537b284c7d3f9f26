import BundleUpdates

extension UpdateOutcome {
    /// One line for the operator.
    var sentence: Bilingual {
        switch self {
        case .installed(let bundle, let new, let total, let visibility):
            Bilingual(
                ru: "Установлен пакет \(bundle.name): новых файлов \(new) из \(total), \(visibility.words.russian).",
                en: "Installed bundle \(bundle.name): \(new) of \(total) files were new, \(visibility.words.english)."
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
        case .older(let bundle, let path, let installed):
            Bilingual(
                ru: "\(path) (\(bundle.name)) по номеру версии не новее установленного (\(installed.name)); "
                    + "обойти это может только `pack --epoch \(installed.securityEpoch + 1)`; делать нечего.",
                en: "\(path) (\(bundle.name)) is not newer by its number than what is installed (\(installed.name)); "
                    + "only `pack --epoch \(installed.securityEpoch + 1)` gets past that; nothing to do."
            )
        case .rejected(let bundle, let path, let earlier) where bundle == earlier:
            Bilingual(
                ru: "\(path) (\(bundle.name)) здесь уже отклонён, ждём более нового.",
                en: "\(path) (\(bundle.name)) was sent away here before; only a newer one will be installed."
            )
        case .rejected(let bundle, let path, let earlier):
            Bilingual(
                ru: "\(path) (\(bundle.name)) не новее отклонённого здесь (\(earlier.name)), ждём более нового.",
                en: "\(path) (\(bundle.name)) is not newer than \(earlier.name), which was sent away here; "
                    + "only a newer one will be installed."
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

extension Visibility {
    /// The end of a sentence.
    var words: Bilingual {
        switch self {
        case .now: Bilingual(ru: "уже на экране", en: "and it is on the screen")
        case .atNextStart: Bilingual(ru: "появится при запуске сервера", en: "and it is shown when the server starts")
        case .serverSilent:
            Bilingual(
                ru: "но сервер не отвечает: появится, когда его запустят заново",
                en: "but the server does not answer: it is shown when that is started anew"
            )
        }
    }
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
