import CQRCodegen

/// A text as a QR code (ISO/IEC 18004) of the smallest size that holds it, with as much error correction as fits there.
struct QRCode {
    /// Squares on a side, without the rim.
    let side: Int
    /// Row by row.
    private let isDark: [Bool]

    /// - Returns: `nil` for a text that no code holds: more than some 2,300 bytes.
    init?(_ text: String) {
        var scratch = [UInt8](repeating: 0, count: Int(qrcodegen_largest_buffer))
        var code = scratch
        guard
            qrcodegen_encodeText(
                text,
                &scratch,
                &code,
                qrcodegen_Ecc_MEDIUM,
                qrcodegen_VERSION_MIN,
                qrcodegen_VERSION_MAX,
                qrcodegen_Mask_AUTO,
                true
            )
        else { return nil }
        let side = Int(qrcodegen_getSize(code))
        self.side = side
        isDark = (0..<side * side).map { qrcodegen_getModule(code, Int32($0 % side), Int32($0 / side)) }
    }

    /// A drawing of its own colours, black on white with a rim of four squares: phones do not read light on dark.
    ///
    /// Hidden from screen readers, as the address stands beside it in words.
    var drawing: HTML {
        let whole = side + 2 * Self.rim
        return """
            <svg class="qr-code" viewBox="0 0 \(whole) \(whole)" shape-rendering="crispEdges" aria-hidden="true" \
            focusable="false"><path fill="#fff" d="M0 0h\(whole)v\(whole)H0z"/><path stroke="#000" d="\(strokes)"/></svg>
            """
    }

    private static let rim = 4

    /// One stroke for each run of dark squares in a row.
    private var strokes: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let run = isDark[(row * side + column)..<((row + 1) * side)].prefix { $0 }.count
                if run > 0 { path += "M\(column + Self.rim) \(row + Self.rim).5h\(run)" }
                column += max(run, 1)
            }
        }
        return path
    }
}
