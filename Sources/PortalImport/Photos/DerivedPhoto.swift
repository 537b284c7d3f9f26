import Cities
import CityContent

/// A city's photo in its sizes: upright, without notes, ready to be moved into the city's folder.
struct DerivedPhoto {
    /// `photo.jpg`, `photo-1600.jpg`, `photo-800.jpg`: what is narrower than such a size to begin with does not have it.
    let files: [(name: String, path: String)]
    let fingerprint: Fingerprint

    /// For a screen, and for a list.
    static let widths = [1600, 800]

    /// - Parameter folder: where the files are made; it exists.
    init(_ photo: PhotoSource, in folder: String, command: String) async throws(Thumbnailer.Failure) {
        let name = "photo.\(photo.kind.rawValue)"
        let path = "\(folder)/\(name)"
        try await Thumbnailer.write(photo.path, to: path, width: Thumbnailer.widest, command: command)
        let bytes: [UInt8]
        do {
            bytes = try ContentFile.read(name, in: folder, limit: ContentFile.pictureLimit)
        } catch {
            throw .refused
        }
        guard let size = PictureSize(of: bytes) else { throw .refused }
        var files = [(name, path)]
        for width in Self.widths where width < size.width {
            let smaller = "photo-\(width).\(photo.kind.rawValue)"
            try await Thumbnailer.write(path, to: "\(folder)/\(smaller)", width: width, command: command)
            files.append((smaller, "\(folder)/\(smaller)"))
        }
        self.files = files
        fingerprint = Fingerprint(bytes: bytes)
    }
}
