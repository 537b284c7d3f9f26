import ArgumentParser
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

    /// Whether a progress bar stands on the terminal's last line, which it means to write over.
    private static let isBarOpen = Mutex(false)

    /// Writes to standard error.
    static func say(_ text: String) {
        endBar()
        write(text, to: STDERR_FILENO)
    }

    /// Writes a progress bar to standard error, over the one that stands there.
    ///
    /// - Parameter isWhole: it stays, and what comes next stands below it.
    static func showBar(_ bar: String, isWhole: Bool) {
        isBarOpen.withLock { isOpen in
            write("\r\(bar)\(isWhole ? "\n" : "")", to: STDERR_FILENO)
            isOpen = !isWhole
        }
    }

    /// Writes a line to standard output at once, so that a program that waits for it sees it.
    static func print(_ line: String) {
        endBar()
        write(line + "\n", to: STDOUT_FILENO)
    }

    /// What is said next is not glued to the bar.
    private static func endBar() {
        isBarOpen.withLock { isOpen in
            if isOpen { write("\n", to: STDERR_FILENO) }
            isOpen = false
        }
    }

    /// What cannot be written has nobody to read it: a closed pipe is no reason to stop.
    ///
    /// A terminal obeys control characters. Those of names and texts from outside are shown as `�`; where these stand in a
    /// sentence, ``SafeText`` has taken the ends of lines from them, too.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(SafeText.cleaned(text, keeping: ["\n", "\r"]).utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
