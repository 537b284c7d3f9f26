/// The pages of one language in one version, and the folder that they stand in: `ru/`, `ru/text/`.
package struct SiteFolder: Hashable, Sendable {
    package enum Version: Sendable, CaseIterable {
        /// With pictures.
        case poster
        /// Large text, and no picture at all.
        case text
    }

    /// The folder of the version without pictures, in that of the language.
    static let textName: StaticString = "text"

    package var language: LanguageTag
    package var version: Version

    package init(_ language: LanguageTag, _ version: Version) {
        self.language = language
        self.version = version
    }

    /// The folder that a path leads to or into, whether or not a page can stand at that path.
    ///
    /// - Parameter path: from the top of the site.
    /// - Returns: `nil` where the path starts with no language.
    package init?(startOf path: Span<UInt8>) {
        let parts = Parts(path)
        guard let language = LanguageTag(utf8: path.extracting(parts.language)) else { return nil }
        self.init(language, parts.version)
    }

    /// From the top of the site, with the slash at its end.
    package var path: String { version == .text ? "\(language)/\(Self.textName)/" : "\(language)/" }

    /// Where the parts of a path lie, if it starts with a language. They are found without making a text of them, since
    /// the server looks at paths while a connection waits.
    package struct Parts {
        package let language: Range<Int>
        package let version: Version
        /// What stands behind the folder's last slash.
        package let rest: Range<Int>

        package init(_ path: Span<UInt8>) {
            language = Self.segment(of: path, from: 0)
            let second = Self.segment(of: path, from: min(language.upperBound + 1, path.count))
            version = path.extracting(second).isSame(as: SiteFolder.textName) ? .text : .poster
            let start = version == .text ? min(second.upperBound + 1, path.count) : second.lowerBound
            rest = start..<path.count
        }

        static func segment(of path: Span<UInt8>, from start: Int) -> Range<Int> {
            var end = start
            while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
            return start..<end
        }
    }

    /// Tells whether a path is the folder of the desk pages, or leads into it, in whatever takes the place of a
    /// language: who keeps the desk from somebody keeps all of that.
    package static func leadsToDesk(_ path: Span<UInt8>) -> Bool {
        let rest = Parts(path).rest
        return path.extracting(Parts.segment(of: path, from: rest.lowerBound)).isSame(as: PageAddress.deskName)
    }
}

extension Span where Element == UInt8 {
    func isSame(as text: StaticString) -> Bool { count == text.utf8CodeUnitCount && starts(with: text) }

    func starts(with text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where self[index] != text.utf8Start[index] { return false }
        return true
    }

    func isSame(as text: String) -> Bool {
        let other = text.utf8.span
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    /// What stands in front of `ending`; `nil` where they do not end so, or there is nothing in front of it.
    func without(ending: StaticString) -> Int? {
        let start = count - ending.utf8CodeUnitCount
        guard start > 0, extracting(start..<count).isSame(as: ending) else { return nil }
        return start
    }

    var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
