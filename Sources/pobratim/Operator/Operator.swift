import ArgumentParser
import Glibc

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

    /// Writes to standard error.
    static func say(_ text: String) { write(text, to: STDERR_FILENO) }

    /// Writes a line to standard output at once, so that a program that waits for it sees it.
    static func print(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// What cannot be written has nobody to read it: a closed pipe is no reason to stop.
    ///
    /// Names and texts from outside stand in these lines, and a terminal obeys control characters: they are shown as `�`.
    private static func write(_ text: String, to descriptor: Int32) {
        let printable = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            let isHarmless = scalar.properties.generalCategory != .control || scalar == "\n" || scalar == "\r"
            return isHarmless ? scalar : "\u{FFFD}"
        }
        var rest = Array(String(String.UnicodeScalarView(printable)).utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
