import CAssets

/// A file of `Assets` that the program carries.
package struct EmbeddedAsset: Sendable {
    package let bytes: [UInt8]

    private init(_ asset: embedded_asset) {
        bytes = Array(UnsafeBufferPointer(start: asset.bytes, count: asset.byte_count))
    }

    /// The style sheets of `Assets/style`, one after the other; ``siteStyle`` is what is packed.
    static let styleSheet = EmbeddedAsset(embedded_site_css())
    /// The script of the pages, with the search while typing.
    static let script = EmbeddedAsset(embedded_site_js())
    /// Searches the data that stand before it in the same file.
    static let searchScript = EmbeddedAsset(embedded_search_js())
    static let icon = EmbeddedAsset(embedded_icon_svg())
    /// The land of the map page, a whole SVG file.
    static let map = EmbeddedAsset(embedded_map_svg())
    /// The style sheet that the server sends as `assets/live.css`; packed, that file is empty.
    package static let liveStyleSheet = EmbeddedAsset(embedded_live_css())
    /// The script of the kiosk's own screen, without its settings.
    static let kioskScript = EmbeddedAsset(embedded_kiosk_js())
}

extension HTML {
    /// The shapes of a drawing that the program carries, without the `<svg>` around them.
    init(shapesOf drawing: EmbeddedAsset) {
        let source = String(decoding: drawing.bytes, as: UTF8.self)
        guard let root = source.firstRange(of: "<svg"), let start = source[root.upperBound...].firstIndex(of: ">"),
            let end = source.ranges(of: "</svg>").last
        else { preconditionFailure("an asset that is no SVG") }
        self.init(trusted: String(source[source.index(after: start)..<end.lowerBound]))
    }
}
