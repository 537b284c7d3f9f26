import ArgumentParser

/// The program. Each verb is a file under `Commands`.
@main
struct Pobratim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pobratim",
        abstract: "Serves the partner-city pages of a city from one signed file, without internet.",
        subcommands: [Import.self, Pack.self, Sign.self, Verify.self, Inspect.self, Serve.self, Keys.self]
    )
}
