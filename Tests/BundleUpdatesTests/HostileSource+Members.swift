import CityBundle
import PobratimTesting

extension HostileSource {
    /// A member that is not what the manifest promises, or not what a member may be.
    static let members: [HostileSource] = [
        HostileSource(
            "A member of other bytes",
            sql: "UPDATE sqlar SET sz = 2, data = x'6869' WHERE name = 'ru/index.html'",
            isAltered
        ),
        HostileSource("A member that is missing", sql: "DELETE FROM sqlar WHERE name = 'index.html'", isMissing),
        HostileSource(
            "A member that nobody listed",
            sql: "INSERT INTO sqlar VALUES ('extra.html', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A name that climbs",
            sql: "INSERT INTO sqlar VALUES ('../../etc/passwd', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "An absolute name",
            sql: "INSERT INTO sqlar VALUES ('/etc/passwd', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A name that differs by case",
            sql: "INSERT INTO sqlar VALUES ('Index.html', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A name of a thousand letters",
            sql: "INSERT INTO sqlar VALUES (printf('%01000d', 1), 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A member that is a link",
            sql: "UPDATE sqlar SET mode = 41471 WHERE name = 'ru/index.html'",
            isMalformed
        ),
        HostileSource(
            "A member of negative size",
            sql: "UPDATE sqlar SET sz = -1 WHERE name = 'ru/index.html'",
            isMalformed
        ),
        HostileSource(
            "A member without data",
            sql: "UPDATE sqlar SET data = NULL WHERE name = 'ru/index.html'",
            isMalformed
        ),
        HostileSource(
            "A member that claims ten gigabytes",
            sql: "UPDATE sqlar SET sz = 10000000000 WHERE name = 'ru/index.html'",
            { if case .memberTooLarge = $0 { true } else { false } }
        ),
        HostileSource(
            "A size one byte too large, honestly signed",
            signedSQL: { "UPDATE sqlar SET sz = sz + 1 WHERE name = 'ru/index.html'" },
            isMalformed
        ),
        HostileSource(
            "Bytes after the deflate stream, honestly signed",
            signedSQL: { "UPDATE sqlar SET data = data || x'00' WHERE name = 'ru/index.html'" },
            isMalformed
        ),
        HostileSource(
            "A bomb that inflates to fifty megabytes, honestly signed",
            signedSQL: {
                let content = [UInt8](repeating: 0, count: 50 << 20)
                let stored = (try? MemberName("ru/index.html")).map { StoredMember(name: $0, content: content).stored }
                return BundleRecipe.replacing(
                    "ru/index.html",
                    stored: stored ?? [],
                    inflatedByteCount: 1_000_000,
                    content: content
                )
            },
            isMalformed
        ),
    ]
}

private let isUnlisted: HostileSource.Reason = { if case .memberUnlisted = $0 { true } else { false } }
private let isAltered: HostileSource.Reason = { if case .memberAltered = $0 { true } else { false } }
private let isMalformed: HostileSource.Reason = { if case .memberMalformed = $0 { true } else { false } }
private let isMissing: HostileSource.Reason = { if case .memberMissing = $0 { true } else { false } }
