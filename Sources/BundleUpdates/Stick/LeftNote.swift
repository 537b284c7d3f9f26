internal import CityBundle

/// What tells that a letter lies on a stick for certain, flushed and read again: a file `<letter>.left` beside the letter
/// in the outbox, which holds the SHA-256 of what was left, in hex, and a line feed.
///
/// `stick-out` writes it, and whoever made the letter believes it, if the letter is still the one that was left.
package enum LeftNote {
    private static let suffix = ".left"

    static func name(of letter: String) -> String { letter + suffix }

    static func bytes(_ digest: Digest) -> [UInt8] { Array("\(digest.hex)\n".utf8) }

    /// - Returns: which letter a file is a note about; `nil` for a file that is no note.
    package static func letter(ofNote name: String) -> String? {
        name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : nil
    }

    /// Whether a note is about this very letter.
    package static func isTrue(_ note: [UInt8], of letter: [UInt8]) -> Bool {
        note.prefix { $0 != UInt8(ascii: "\n") }.elementsEqual(Digest(of: letter).hex.utf8)
    }
}
