internal import CityBundle
internal import Files

/// The times of exported files, in seconds since 1970: the same for the same bundle, whatever was there before.
///
/// A file whose name has its content in it keeps one time for ever, so that it goes from one export to the next without
/// being written, and a copying program that compares times leaves it. All others have the bundle's content version, so
/// that a changed page of the same size has another time, by which web servers and copying programs tell the two apart.
struct ExportTimes: Hashable, Sendable {
    /// 1980-02-01: a ZIP cannot hold a time before 1980, and keeps local time.
    static let namedByContent: Int64 = 318_211_200

    let contentVersion: Int64
    /// What the disk makes of the content version: file systems keep a range of times, and FAT every other second.
    var kept: Int64?

    func time(of name: String) -> Int64 {
        if let name = try? MemberName(name), name.isNamedByContent { Self.namedByContent } else { contentVersion }
    }

    /// Tells whether a file has the time that an export gives to this name.
    func isTime(of status: FileStatus, _ name: String) -> Bool {
        let time = time(of: name)
        let isKept = Int64(status.modifiedSeconds) == (time == contentVersion ? kept ?? time : time)
        return isKept && status.modifiedNanoseconds == 0
    }
}
