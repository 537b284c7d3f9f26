import Cities
import CityContent

/// A picture that a page shows of a city, large enough to be a photo.
package struct PhotoSource: Hashable, Sendable {
    /// The kinds that are taken over. Everything else is left where it is.
    package enum Kind: String, Hashable, Sendable { case jpg, png, webp }

    /// As the page writes it.
    package var source: String
    package var path: String
    package var kind: Kind
    let fingerprint: String

    /// Narrower ones are flags, arrows and other marks.
    static let smallestWidth = 200

    /// What became of an entry's pictures.
    struct Search: Hashable {
        /// The first that is a photo.
        var photo: PhotoSource?
        /// Not beside the page.
        var missing: [String] = []
        /// There, but no picture that can be taken over.
        var unreadable: [String] = []
    }

    static func find(_ pictures: [PortalText.Picture], in folder: PageFolder) -> Search {
        var search = Search()
        for picture in pictures {
            guard let path = folder.path(of: picture.source) else {
                if !picture.source.hasPrefix("data:") { search.missing.append(picture.source) }
                continue
            }
            guard let slash = path.lastIndex(of: "/"),
                let bytes = try? ContentFile.read(
                    String(path[path.index(after: slash)...]),
                    in: String(path[..<slash]),
                    limit: ContentFile.pictureLimit
                )
            else {
                search.unreadable.append(picture.source)
                continue
            }
            if isMark(bytes) { continue }
            guard let kind = kind(of: bytes), PictureSize(of: bytes) != nil else {
                search.unreadable.append(picture.source)
                continue
            }
            let fingerprint = Fingerprint(bytes: bytes).hex
            search.photo = PhotoSource(source: picture.source, path: path, kind: kind, fingerprint: fingerprint)
            return search
        }
        return search
    }

    /// A drawing, or too narrow for a photo: a flag, an arrow.
    private static func isMark(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: "GIF8".utf8), bytes.count >= 8 {
            return Int(bytes[6]) | Int(bytes[7]) << 8 < smallestWidth
        }
        if kind(of: bytes) == nil { return String(decoding: bytes.prefix(2000), as: UTF8.self).contains("<svg") }
        return PictureSize(of: bytes).map { $0.width < smallestWidth } ?? false
    }

    /// By the first bytes, since names lie.
    private static func kind(of bytes: [UInt8]) -> Kind? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        return bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8) ? .webp : nil
    }
}
