import ArgumentParser
import Glibc

/// The program. Each verb is a file under `Commands`.
struct Pobratim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pobratim",
        abstract: "Serves the partner-city pages of a city from one signed file, without internet.",
        subcommands: [
            Import.self, Pack.self, Sign.self, Verify.self, Inspect.self, Serve.self, Sync.self, Rollback.self,
            StickOut.self, Status.self, Export.self, Keys.self, Staff.self, Outbox.self, Mail.self,
        ]
    )
}

/// Where the program starts. A verb that waits for nothing runs on this very thread from the first system call to the
/// last, so that each can be counted and cut; ArgumentParser's own `main()` would move it to a thread of the pool.
@main
enum Program {
    static func main() {
        do {
            var command = try Pobratim.parseAsRoot()
            guard let waiting = command as? any AsyncParsableCommand else { return try command.run() }
            // Here, as the command itself runs on another thread, which would have an arena of its own by then. For the
            // server alone: others pack and verify on all cores at once.
            if waiting is Serve { Allocator.useOneArena() }
            run(waiting)
        } catch {
            Pobratim.exit(withError: error)
        }
    }

    private static func run(_ command: some AsyncParsableCommand) {
        let command = UncheckedTransfer(value: command)
        Task {
            do {
                var command = command.value
                try await command.run()
                Pobratim.exit()
            } catch {
                Pobratim.exit(withError: error)
            }
        }
        rest()
    }

    /// The main thread has nothing to do while the task runs but to take the signals that end the program.
    /// `dispatchMain()` would do the same, but ends the thread first: in a static program that unwinds its stack by sorting
    /// what is known of every function, a tenth of a second of work and some ten megabytes to read before the first page.
    private static func rest() -> Never {
        var none = sigset_t()
        sigemptyset(&none)
        while true { sigsuspend(&none) }
    }

    /// A command is a value that only the task uses from here on.
    private struct UncheckedTransfer<Value>: @unchecked Sendable {
        var value: Value
    }
}
