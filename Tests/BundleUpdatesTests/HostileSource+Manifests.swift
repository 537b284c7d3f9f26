import BundleUpdates
import CityBundle
import PobratimTesting

extension HostileSource {
    /// A manifest that is none, or not the one that was signed.
    static let manifests: [HostileSource] = [
        HostileSource("No manifest", sql: "DELETE FROM sqlar WHERE name = 'MANIFEST.sig'", { $0 == .manifestMissing }),
        HostileSource(
            "Two manifests",
            sql: "INSERT INTO sqlar SELECT 'MANIFEST', mode, mtime, sz, data FROM sqlar WHERE name = 'MANIFEST.sig'",
            { $0 == .manifestTwice }
        ),
        HostileSource(
            "A manifest with a line too many",
            sql: """
                UPDATE sqlar SET data = CAST(CAST(data AS TEXT) || 'SHA256 (z) = ' || printf('%064d', 0) || char(10) AS BLOB)
                    WHERE name = 'MANIFEST.sig';
                UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig'
                """,
            isBadSignature
        ),
        HostileSource(
            "A manifest with a line too few",
            sql: """
                UPDATE sqlar SET data = substr(data, 1, length(data) - 80) WHERE name = 'MANIFEST.sig';
                UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig'
                """,
            isBadSignature
        ),
        HostileSource(
            "A manifest that lists a name that climbs, honestly signed",
            signedSQL: {
                """
                UPDATE sqlar SET data = CAST(replace(CAST(data AS TEXT), '(index.html)', '(../i.html)') AS BLOB)
                    WHERE name = 'MANIFEST';
                UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST'
                """
            },
            isBadManifest
        ),
    ]

    /// A signature, a set of keys, a reader or an epoch that does not count on this kiosk.
    static let signatures: [HostileSource] = [
        HostileSource(
            "A signature that is none",
            sql: "UPDATE sqlar SET sz = 5, data = x'68656c6c6f' WHERE name = 'MANIFEST.sig'",
            { $0 == .signatureMalformed }
        ),
        HostileSource("A signature over another manifest", refused(isBadSignature)) { kiosk, path in
            let other = try kiosk.pack(8)
            try BundleRecipe.alter(
                path,
                sql: """
                    ATTACH '\(other)' AS other;
                    UPDATE sqlar SET data = CAST(
                        substr(CAST((SELECT data FROM other.sqlar WHERE name = 'MANIFEST.sig') AS TEXT), 1,
                            instr(CAST((SELECT data FROM other.sqlar WHERE name = 'MANIFEST.sig') AS TEXT), 'SHA256') - 1)
                        || substr(CAST(data AS TEXT), instr(CAST(data AS TEXT), 'SHA256')) AS BLOB)
                        WHERE name = 'MANIFEST.sig';
                    UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig'
                    """
            )
            _ = try runCommand(["rm", other])
        },
        HostileSource("No signature", refused { $0 == .unsigned }) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", isSigned: false)
        },
        HostileSource("An unknown key", refused(isUntrusted)) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", key: SecretKey(generating: "thief"))
        },
        HostileSource("A key that only has the right number", refused(isBadSignature)) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", key: SecretKey(generating: "thief").numbered(as: kiosk.office))
        },
        HostileSource("A thief's set of keys", refused(isUntrusted)) { kiosk, path in
            let thief = SecretKey(generating: "thief")
            _ = try runCommand(["rm", path])
            try kiosk.pack(
                9,
                epoch: 99,
                named: "bad",
                key: thief,
                contents: ["trust/thief.pub": thief.publicKey.encoded(name: "thief")]
            )
        },
        HostileSource("A set of keys that cannot be read", { if case .keySetMalformed = $0 { true } else { false } }) {
            kiosk,
            path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, epoch: 2, named: "bad", contents: ["trust/next.pub": [1, 2, 3]])
        },
        HostileSource(
            "A reader that does not exist yet",
            refused { $0 == .readerTooOld(needed: 99, this: BundleInfo.readerVersion) }
        ) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad") { $0.minimumReader = 99 }
        },
        HostileSource("An epoch that is over", { if case .epochTooLow = $0 { true } else { false } }) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, epoch: 0, named: "bad")
        },
    ]
}

private let isBadManifest: HostileSource.Reason = { if case .manifestMalformed = $0 { true } else { false } }
private let isBadSignature: HostileSource.Reason = { if case .signatureInvalid = $0 { true } else { false } }
private let isUntrusted: HostileSource.Reason = { if case .untrustedSignature = $0 { true } else { false } }
