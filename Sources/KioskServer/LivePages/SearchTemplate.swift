internal import CityPages

/// A packed search page without its form: the template in which the server shows what it found, above the list of all the
/// cities.
///
/// Bytes are such a template if and only if they hold `<main …>` and, behind it, the start of the list, in the spelling of
/// our own rendering.
struct SearchTemplate: Hashable, Sendable {
    /// Everything up to and with `<main …>`.
    private let beforeMain: [UInt8]
    /// Everything from the list on.
    private let list: [UInt8]

    init?(_ page: [UInt8]) {
        guard let main = page.firstRange(of: Array("<main".utf8))?.lowerBound,
            let start = HTMLTag(in: page, at: main)?.range.upperBound,
            let list = page[start...].firstRange(of: Array(SearchMain.listStart.utf8))?.lowerBound
        else { return nil }
        beforeMain = Array(page[..<start])
        self.list = Array(page[list...])
    }

    /// - Parameter main: its links are meant from the folder of the packed page, as those around it are.
    func page(_ main: HTML) -> [UInt8] { beforeMain + Array("\n\(main.source)".utf8) + list }
}
