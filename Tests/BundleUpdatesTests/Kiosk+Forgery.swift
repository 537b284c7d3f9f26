import PobratimTesting
import Testing

@testable import CityBundle

extension Kiosk {
    /// Signs the manifest of the unsigned bundle on the stick, whatever it says.
    func signAnew(_ path: String) throws {
        let lines = "\(path).lines"
        let result = try runCommand(
            ["sqlite3", path, "SELECT writefile('\(lines)', data) FROM sqlar WHERE name = 'MANIFEST'"]
        )
        #expect(result.exitCode == 0)
        let text = try runCommand(["cat", lines]).standardOutput
        _ = try runCommand(["rm", lines])
        let signature = EmbeddedSignature(signing: Manifest(checked: text, count: 0), with: office).encoded
        try BundleRecipe.alter(
            path,
            sql: """
                UPDATE sqlar SET name = 'MANIFEST.sig', sz = \(signature.count),
                    data = x'\(BundleRecipe.hex(signature))' WHERE name = 'MANIFEST'
                """
        )
    }
}

extension SecretKey {
    /// This key under the number of another.
    func numbered(as other: SecretKey) throws -> SecretKey {
        let text = try #require(SignifyText(decoding: encoded()))
        let payload = text.payload[..<32] + other.id.bytes + text.payload[40...]
        return try SecretKey(
            decoding: SignifyText(comment: "forged", payload: Array(payload)).encoded,
            file: "forged.sec"
        )
    }
}
