import PobratimTesting

/// Mounts that only one command sees: a full disk, one that takes no writing. Nobody has to be root for them where the
/// system lets users have namespaces.
enum OwnMounts {
    static let areAllowed: Bool = {
        let tried = try? runCommand(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"])
        return tried?.exitCode == 0
    }()

    /// Runs a script of the shell in which `pobratim` is the program.
    static func run(
        _ script: String,
        in folder: TemporaryFolder,
        language: OperatorLanguage = .english
    ) throws -> CommandResult {
        try runCommand(
            ["unshare", "-rm", "sh", "-euc", "pobratim() { \"$0\" \"$@\"; }\n\(script)", Program.path],
            folder: folder.path,
            environment: Program.environment(language)
        )
    }
}
