/// A path as the URI that `sqlite3_open_v2` reads with `SQLITE_OPEN_URI` (https://sqlite.org/uri.html).
enum DatabaseURI {
    /// - Parameter query: `key=value&…`, as it stands.
    static func text(path: String, query: String) -> String {
        // An empty authority, or a path that starts with two slashes would name a host.
        var uri = Array((path.hasPrefix("/") ? "file://" : "file:").utf8)
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "-"), UInt8(ascii: "~"):
                uri.append(byte)
            default:
                uri += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
            }
        }
        return String(decoding: uri, as: UTF8.self) + "?" + query
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
