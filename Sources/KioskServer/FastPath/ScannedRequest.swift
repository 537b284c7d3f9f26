/// One whole request without a body. Ranges are places in the scanned bytes.
struct ScannedRequest: Equatable {
    /// The head, its empty line included.
    var byteCount = 0
    var isHead = false
    /// Tells whether something in it only the slow path can weigh.
    var isForSlowPath = false
    /// The target without its first slash, as sent: a member's name only if it is one to the byte.
    var name = 0..<0
    var host = 0..<0
    var acceptEncoding: Range<Int>?
    var ifNoneMatch: Range<Int>?
    var cookie: Range<Int>?
    var referer: Range<Int>?
}
