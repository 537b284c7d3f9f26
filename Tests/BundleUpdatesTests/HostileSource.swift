import BundleUpdates
import CityBundle
import Glibc
import PobratimTesting
import Testing

/// A bad bundle or a bad folder, and what is said of it.
struct HostileSource: Sendable, CustomTestStringConvertible {
    /// A sentence of what it is.
    var testDescription: String
    /// Makes it on the stick. The bundle that it starts from, `stick/bad.pobratim`, is there already, signed by the
    /// office and newer than what is installed.
    var make: @Sendable (Kiosk, _ path: String) throws -> Void
    /// Whether that is how it must be refused.
    var isExpected: @Sendable (UpdateError) -> Bool

    init(
        _ sentence: String,
        _ isExpected: @escaping @Sendable (UpdateError) -> Bool,
        make: @escaping @Sendable (Kiosk, String) throws -> Void
    ) {
        testDescription = sentence
        self.isExpected = isExpected
        self.make = make
    }

    static let all =
        schemas + members + manifests + signatures + files + truncations + pages + folders
        + (geteuid() == 0 ? devices : [])
}

extension HostileSource {
    /// Whether that is why a bundle's own file must be refused.
    typealias Reason = @Sendable (BundleError) -> Bool

    /// A bundle changed by SQL.
    init(_ sentence: String, sql: String, _ isExpected: @escaping Reason) {
        self.init(sentence, Self.refused(isExpected)) { _, path in try BundleRecipe.alter(path, sql: sql) }
    }

    /// A bundle whose unsigned manifest knows of the change, signed anew by the office's own key: honestly signed, and
    /// still bad.
    init(_ sentence: String, signedSQL sql: @escaping @Sendable () -> String, _ isExpected: @escaping Reason) {
        self.init(sentence, Self.refused(isExpected)) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", isSigned: false)
            try BundleRecipe.alter(path, sql: sql())
            try kiosk.signAnew(path)
        }
    }

    /// That a bundle's own file is refused, for this reason.
    static func refused(_ isExpected: @escaping Reason) -> @Sendable (UpdateError) -> Bool {
        { error in
            guard case .bundle(let error, _) = error else { return false }
            return isExpected(error)
        }
    }
}
