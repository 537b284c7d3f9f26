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

    /// The first of an entry's pictures that is a photo, and those that are not there.
    static func find(_ pictures: [PortalText.Picture], in folder: PageFolder) -> (
        photo: PhotoSource?, missing: [String]
    ) {
        var missing: [String] = []
        for picture in pictures {
            guard let path = folder.path(of: picture.source) else {
                if !picture.source.hasPrefix("data:") { missing.append(picture.source) }
                continue
            }
            guard let slash = path.lastIndex(of: "/"),
                let bytes = try? ContentFile.read(
                    String(path[path.index(after: slash)...]),
                    in: String(path[..<slash]),
                    limit: ContentFile.pictureLimit
                )
            else {
                missing.append(picture.source)
                continue
            }
            guard let kind = kind(of: bytes), let size = PictureSize(of: bytes), size.width >= smallestWidth else {
                continue
            }
            let fingerprint = Fingerprint(bytes: bytes).hex
            return (PhotoSource(source: picture.source, path: path, kind: kind, fingerprint: fingerprint), missing)
        }
        return (nil, missing)
    }

    /// By the first bytes, since names lie.
    private static func kind(of bytes: [UInt8]) -> Kind? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        return bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8) ? .webp : nil
    }
}
