/// A tar archive (POSIX ustar), so that the office opens a letter with what every system has.
///
/// Each file: a head of 512 bytes, its bytes, zeros up to a multiple of 512. Two blocks of zeros end it.
package struct TarArchive: Hashable, Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// - Parameters:
    ///   - name: ASCII, 99 bytes at most.
    ///   - seconds: since 1970.
    package mutating func add(_ name: String, _ content: [UInt8], at seconds: Int) {
        precondition(name.utf8.count < 100 && content.count < 1 << 33, "no such file is made here")
        var head = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            head.replaceSubrange(offset..<offset + text.utf8.count, with: Array(text.utf8))
        }
        func putOctal(_ number: Int, digits: Int, at offset: Int) {
            let text = String(number, radix: 8)
            put(String(repeating: "0", count: digits - text.count) + text, at: offset)
        }
        put(name, at: 0)
        putOctal(0o644, digits: 7, at: 100)
        putOctal(0, digits: 7, at: 108)
        putOctal(0, digits: 7, at: 116)
        putOctal(content.count, digits: 11, at: 124)
        putOctal(max(0, seconds), digits: 11, at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        putOctal(head.reduce(0) { $0 + Int($1) }, digits: 6, at: 148)
        head[154] = 0
        bytes += head
        bytes += content
        bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    package var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}
