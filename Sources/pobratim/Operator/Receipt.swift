import BundleUpdates
import Glibc

/// `pobratim-receipt.txt`: what happened on a kiosk, for the people who carry the stick and those they bring it to.
///
/// A stick that goes from kiosk to kiosk has a section of each, the newest first. UTF-8 with its mark and with line ends
/// as Windows has them, so that its editor shows the letters and the lines.
struct Receipt {
    private static let mark = "\u{FEFF}"
    private static let separator = String(repeating: "=", count: 64)
    private static let titlePrefix = "Киоск / Kiosk: "
    /// Kiosks on one stick.
    private static let maximumSectionCount = 40

    /// Russian, a blank line, English.
    private let section: [String]
    private let earlier: [[String]]

    /// - Parameter stick: where it is mounted: of no interest to whoever reads this.
    init(_ story: StickReceipt.Story, stick: String, kiosk: String) {
        let title = SafeText.cleaned(Self.titlePrefix + kiosk)
        let lines = ReceiptWords(story, stick: stick).lines
        section = [title, ""] + lines.map(\.russian) + [""] + lines.map(\.english)
        earlier = Self.sections(story.earlierReceipt ?? []).filter { $0.first != title }
    }

    var bytes: [UInt8] {
        let sections = ([section] + earlier).prefix(Self.maximumSectionCount)
        let lines = sections.flatMap { $0 + ["", Self.separator] }
        return Array((Self.mark + lines.map { $0 + "\r\n" }.joined()).utf8)
    }

    /// The name under which this machine goes.
    static var kioskName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "?" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Of an earlier receipt; anything else has none.
    private static func sections(_ bytes: [UInt8]) -> [[String]] {
        guard let text = String(validating: bytes, as: UTF8.self) else { return [] }
        let lines = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { SafeText.cleaned(String(String.UnicodeScalarView($0.filter { $0 != "\r" }))) }
        return lines.split(separator: separator).map { section in
            Array(section.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed())
        }
        .filter { $0.first?.hasPrefix(titlePrefix) == true }
    }
}

/// The sentences of one section.
private struct ReceiptWords {
    let lines: [Bilingual]

    init(_ story: StickReceipt.Story, stick: String) {
        lines =
            [Self.ending(story.report?.ending)] + Self.details(story.report, stick: stick) + [Self.screen(story)]
            + Self.letters(story)
    }

    private static func ending(_ ending: SyncReport.Ending?) -> Bilingual {
        switch ending {
        case nil:
            Bilingual(
                ru: "С этой флешки здесь ничего не брали.",
                en: "Nothing was taken from this stick here."
            )
        case .atWork:
            Bilingual(
                ru: "Обновление не закончилось: флешку вынули слишком рано или пропало питание. "
                    + "Показывается прежнее. Вставьте флешку ещё раз и дождитесь зелёного знака.",
                en: "The update did not end: the stick was pulled out too early, or the power failed. "
                    + "What was shown before is still shown. Plug the stick in again, and wait for the green sign."
            )
        case .installed: Bilingual(ru: "ПРИНЯТО. Страницы обновлены.", en: "TAKEN. The pages are up to date.")
        case .unchanged:
            Bilingual(
                ru: "ОБНОВЛЯТЬ НЕЧЕГО. Здесь уже то же самое или более новое.",
                en: "NOTHING TO DO. What this kiosk has is the same or newer."
            )
        case .rejected:
            Bilingual(
                ru: "НЕ ПРИНЯТО. Этот пакет здесь уже отклонили; нужен более новый, "
                    + "или поставьте его со служебной страницы.",
                en: "NOT TAKEN. This bundle was sent away here before; bring a newer one, "
                    + "or install it from the service page."
            )
        case .healed:
            Bilingual(
                ru: "ПОЧИНЕНО. Страницы на киоске были повреждены.",
                en: "MENDED. Pages of this kiosk were damaged."
            )
        case .refused:
            Bilingual(
                ru: "НЕ ПРИНЯТО. Показывается прежнее.",
                en: "NOT TAKEN. What was shown before is still shown."
            )
        case .nothingFound:
            Bilingual(
                ru: "НЕЧЕГО БРАТЬ. На флешке нет пакета.",
                en: "NOTHING TO TAKE. The stick holds no bundle."
            )
        case .failed:
            Bilingual(
                ru: "НЕ ВЫШЛО. Дело в киоске, не в пакете. Показывается прежнее.",
                en: "IT DID NOT WORK. The fault is this kiosk's, not the bundle's. "
                    + "What was shown before is still shown."
            )
        }
    }

    private static func details(_ report: SyncReport?, stick: String) -> [Bilingual] {
        let prefix = stick.hasSuffix("/") ? stick : stick + "/"
        return (report?.words ?? []).map { words in
            Bilingual(
                ru: "  - \(words.ru.replacing(prefix, with: ""))",
                en: "  - \(words.en.replacing(prefix, with: ""))"
            )
        }
    }

    private static func screen(_ story: StickReceipt.Story) -> Bilingual {
        guard let bundle = story.current else {
            return Bilingual(ru: "На киоске не установлено ничего.", en: "Nothing is installed on this kiosk.")
        }
        let name = bundle.datedName
        return switch story.pages {
        case .shown(.good):
            Bilingual(ru: "На экране сейчас: \(name.russian).", en: "On the screen now: \(name.english).")
        case .shown(.unverified):
            Bilingual(
                ru: "На экране сейчас: \(name.russian), но ни один ключ киоска его не подтверждает. "
                    + "Позовите того, кто устанавливал киоск.",
                en: "On the screen now: \(name.english), but no key of this kiosk vouches for it. "
                    + "Call whoever installed the kiosk."
            )
        case .shown(.fellBack), .shown(.nothing):
            Bilingual(
                ru: "Установлено: \(name.russian), но открыть его нельзя, и на экране его нет. "
                    + "Вставьте флешку с этим же или более новым пакетом.",
                en: "Installed: \(name.english), but it cannot be opened, and is not on the screen. "
                    + "Plug in a stick with the same or a newer bundle."
            )
        case .shown(.damaged):
            Bilingual(
                ru: "На экране сейчас: \(name.russian), но часть файлов повреждена. "
                    + "Вставьте флешку с этим же или более новым пакетом.",
                en: "On the screen now: \(name.english), but some of its files are damaged. "
                    + "Plug in a stick with the same or a newer bundle."
            )
        case .noServer, .silent:
            Bilingual(
                ru: "Установлено: \(name.russian). Сервер сейчас не работает.",
                en: "Installed: \(name.english). The server does not run at the moment."
            )
        }
    }

    private static func letters(_ story: StickReceipt.Story) -> [Bilingual] {
        var lines: [Bilingual] = []
        if story.letterCount > 0 {
            lines.append(
                Bilingual(
                    ru: "Писем на флешке: \(story.letterCount), в папке pobratim-outbox. Отвезите их в управление.",
                    en: "Letters on the stick: \(story.letterCount), in the folder pobratim-outbox. "
                        + "Bring them to the office."
                )
            )
        }
        if let fault = story.letterFault {
            let why = OperatorMessage(fault).sentence
            lines.append(
                Bilingual(
                    ru: "Поместились не все письма: \(why.russian). Они остались на киоске.",
                    en: "Not all letters could be written: \(why.english). They are still on the kiosk."
                )
            )
        }
        return lines
    }
}

extension BundleIdentity {
    /// Its version, with the day where the version is a time.
    fileprivate var datedName: Bilingual {
        guard let packingTime else { return Bilingual(ru: "пакет \(name)", en: "bundle \(name)") }
        var time = time_t(packingTime)
        var parts = tm()
        guard gmtime_r(&time, &parts) != nil else { return Bilingual(ru: "пакет \(name)", en: "bundle \(name)") }
        func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (year, month, day) = (parts.tm_year + 1900, digits(parts.tm_mon + 1), digits(parts.tm_mday))
        return Bilingual(
            ru: "пакет \(name) от \(day).\(month).\(year)",
            en: "bundle \(name) of \(year)-\(month)-\(day)"
        )
    }
}
