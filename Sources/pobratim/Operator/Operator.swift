import ArgumentParser
import Files
import Glibc
import Synchronization

/// Runs the work of a verb: an ``OperatorMessage`` that it throws is printed, and ends the program with its code.
enum Operator {
    static func run(_ verb: String, _ work: () async throws -> Void) async throws {
        outliveClosedPipes()
        do { try await work() } catch let message as OperatorMessage { throw refusal(message, verb: verb) }
    }

    /// The same for a verb that stays on its thread.
    static func runInPlace(_ verb: String, _ work: () throws -> Void) throws {
        outliveClosedPipes()
        do { try work() } catch let message as OperatorMessage { throw refusal(message, verb: verb) }
    }

    /// A reader that has seen enough, as `head` has, is no reason to stop.
    private static func outliveClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    private static func refusal(_ message: OperatorMessage, verb: String) -> ExitCode {
        say(message.text(verb: verb, in: .current))
        return ExitCode(message.exit.rawValue)
    }

    /// Tells whether a progress bar stands on the terminal's last line, which it means to write over.
    private static let isBarOpen = Mutex(false)

    /// Writes to standard error.
    static func say(_ text: String) {
        endBar()
        write(text, to: .error)
    }

    /// Writes a progress bar to standard error, over the one that stands there.
    ///
    /// - Parameter isWhole: it stays, and what comes next stands below it.
    static func showBar(_ bar: String, isWhole: Bool) {
        isBarOpen.withLock { isOpen in
            write("\r\(bar)\(isWhole ? "\n" : "")", to: .error)
            isOpen = !isWhole
        }
    }

    /// Writes a line to standard output at once, so that a program that waits for it sees it.
    static func print(_ line: String) {
        endBar()
        write(line + "\n", to: .output)
    }

    /// What is said next is not glued to the bar.
    private static func endBar() {
        isBarOpen.withLock { isOpen in
            if isOpen { write("\n", to: .error) }
            isOpen = false
        }
    }

    /// A terminal obeys control characters. Those of names and texts from outside are shown as `�`; where these stand
    /// in a sentence, ``SafeText`` has taken the ends of lines from them, too.
    private static func write(_ text: String, to stream: StandardStream) {
        stream.write(Array(SafeText.cleaned(text, keeping: ["\n", "\r"]).utf8))
    }
}
