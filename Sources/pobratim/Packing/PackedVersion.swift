import CityBundle
import Glibc

/// The content version of a bundle that is about to be packed. A kiosk takes only what has a higher number, so a clock that
/// was wrong once would keep every later bundle out: a number that is far from the clock, or from the bundle that it
/// replaces, has to be said with `--content-version`.
struct PackedVersion {
    /// Clocks of one office differ by less, time zones that were set wrong included.
    private static let farAhead: Int64 = 86_400
    /// Between two packings of a site that somebody looks after.
    private static let farApart: Int64 = 2 * 366 * 86_400

    let number: Int64
    /// Somebody gave the number by hand.
    var isWanted = false
    /// What the clock says.
    let now: Int64

    /// - Parameters:
    ///   - epoch: the security epoch that the bundle gets.
    ///   - output: the file that it goes into. What is there now is what was packed last.
    /// - Throws: ``OperatorMessage``.
    func check(epoch: Int64, replacing output: String) throws {
        guard !isWanted else { return }
        let last = (try? OpenBundle(path: output))?.info
        if let fault = fault(after: last, epoch: epoch, output: output) { throw fault }
    }

    private func fault(after last: BundleInfo?, epoch: Int64, output: String) -> OperatorMessage? {
        if number > now + Self.farAhead {
            return far(
                Bilingual(
                    ru: "версия \(Self.dated(number)) впереди часов этого компьютера",
                    en: "the version \(Self.dated(number)) is ahead of this computer's clock"
                )
            )
        }
        // Versions that somebody counts by hand stay far below this.
        guard let last, last.securityEpoch == epoch, last.contentVersion >= 1_000_000_000 else { return nil }
        if last.contentVersion > number {
            return OperatorMessage(
                "version-behind",
                exit: .usage,
                Bilingual(
                    ru:
                        "\(output) уже имеет версию \(Self.dated(last.contentVersion)), новее, чем \(Self.dated(number))",
                    en: "\(output) has the version \(Self.dated(last.contentVersion)) already, "
                        + "newer than \(Self.dated(number))"
                ),
                meaning: Bilingual(
                    ru: "киоск, на котором тот пакет, этого не возьмёт.",
                    en: "a kiosk that has that bundle does not take this one."
                ),
                next: Bilingual(
                    ru: "проверьте часы; если ошибалась прежняя версия, добавьте `--epoch \(epoch + 1)` "
                        + "и впишите это число в site.json.",
                    en: "check the clock; if the earlier version was wrong, add `--epoch \(epoch + 1)` "
                        + "and write that number into site.json."
                )
            )
        }
        guard number > last.contentVersion + Self.farApart else { return nil }
        return far(
            Bilingual(
                ru: "версия \(Self.dated(number)) далеко от прежней, \(Self.dated(last.contentVersion)) в \(output)",
                en: "the version \(Self.dated(number)) is far from the last one, \(Self.dated(last.contentVersion)) "
                    + "in \(output)"
            )
        )
    }

    private func far(_ sentence: Bilingual) -> OperatorMessage {
        OperatorMessage(
            "version-far",
            exit: .usage,
            sentence,
            meaning: Bilingual(
                ru: "если часы ошибаются, киоски не возьмут ни одного пакета с верной датой.",
                en: "if the clock is wrong, kiosks take no bundle with the right date afterwards."
            ),
            next: Bilingual(
                ru: "проверьте часы; если всё верно, повторите с `--content-version \(number)`.",
                en: "check the clock; if all is right, say it again with `--content-version \(number)`."
            )
        )
    }

    /// The number with its day, where it is a time.
    private static func dated(_ number: Int64) -> String {
        guard number <= 253_402_300_799 else { return "\(number)" }
        var time = time_t(number)
        var parts = tm()
        guard gmtime_r(&time, &parts) != nil else { return "\(number)" }
        func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(number) (\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday)))"
    }
}
