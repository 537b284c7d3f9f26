import PobratimTesting
import Testing

/// What curl got.
struct HTTPAnswer {
    let status: Int
    /// Names in lower case; fields of one name joined as RFC 9110 has it.
    let fields: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(name: String) -> String? { fields[name.lowercased()] }

    /// - Parameter bytes: what `curl --include` prints.
    init(_ bytes: [UInt8]) throws {
        let gap = Array("\r\n\r\n".utf8)
        let end = try #require(bytes.indices.first { bytes[$0...].starts(with: gap) })
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            try #require(parts.count == 2)
            fields[parts[0].lowercased(), default: ""] +=
                (fields[parts[0].lowercased()] == nil ? "" : ", ") + parts[1].drop { $0 == " " }
        }
        self.fields = fields
        body = Array(bytes[(end + gap.count)...])
    }
}
