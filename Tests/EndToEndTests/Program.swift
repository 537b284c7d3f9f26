import Glibc
import PobratimTesting
import Testing

/// The program under test.
enum Program {
    static let path = BuiltProgram.path

    /// An environment in which nothing of the tester's own can be felt.
    static func environment(_ language: OperatorLanguage, adding more: [String: String] = [:]) -> [String: String] {
        ["PATH": "/usr/bin:/bin", "LANG": language.rawValue].merging(more) { _, added in added }
    }

    /// Runs a verb to its end.
    ///
    /// - Parameter folder: where it runs, so that what it prints holds short names.
    static func run(
        _ arguments: [String],
        in folder: TemporaryFolder,
        language: OperatorLanguage = .english,
        environment: [String: String] = [:]
    ) throws -> CommandResult {
        try runCommand(
            [path] + arguments,
            folder: folder.path,
            environment: Self.environment(language, adding: environment)
        )
    }

    /// Runs a verb that is expected to do its work.
    @discardableResult
    static func done(
        _ arguments: [String],
        in folder: TemporaryFolder,
        environment: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let result = try run(arguments, in: folder, environment: environment)
        try #require(result.exitCode == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
        return result.output
    }
}

/// `LANG` of the two kinds of operator.
enum OperatorLanguage: String, CaseIterable, Sendable {
    case russian = "ru_RU.UTF-8"
    case english = "en_GB.UTF-8"
}

/// Another program of the machine, run to its end and expected to do its work.
@discardableResult
func tool(
    _ arguments: [String],
    in folder: TemporaryFolder,
    input: [UInt8] = [],
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> CommandResult {
    let result = try runCommand(arguments, folder: folder.path, standardInput: input)
    try #require(result.exitCode == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
    return result
}
