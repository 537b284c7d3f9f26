/// The two forms in which a member can be sent.
enum ContentCoding: Hashable, Sendable {
    /// Inflated, or as it is.
    case identity
    /// The bytes as stored, in a gzip wrapper.
    case gzip

    /// The coding for a client that sent this `Accept-Encoding` (RFC 9110, section 12.5.3).
    ///
    /// If there is no field it is `identity`, which anybody can read. A client that refuses both gets `identity`, too:
    /// the page is of more use to it than a 406.
    init(accepted field: String?) {
        guard let field else {
            self = .identity
            return
        }
        let list = WeightedList(field)
        let gzip = list["gzip"] ?? list["x-gzip"] ?? list["*"] ?? 0
        // Not named, identity is taken, but last of all.
        let identity = list["identity"] ?? 0
        self = gzip > 0 && gzip >= identity ? .gzip : .identity
    }
}
