import ArgumentParser
import Glibc

/// What happened, what it means, what still works, what to do.
///
/// The first line alone is a whole sentence; the bracketed code is stable and can be searched for.
struct OperatorMessage: Error, Hashable, Sendable {
    /// `bundle-untrusted`.
    var code: String
    var exit: OperatorExit
    var sentence: Bilingual
    var meaning: Bilingual?
    var now: Bilingual?
    var next: Bilingual?

    init(
        _ code: String,
        exit: OperatorExit,
        _ sentence: Bilingual,
        meaning: Bilingual? = nil,
        now: Bilingual? = nil,
        next: Bilingual? = nil
    ) {
        self.code = code
        self.exit = exit
        self.sentence = sentence
        self.meaning = meaning
        self.now = now
        self.next = next
    }

    /// - Parameter verb: `verify`, as the operator typed it.
    func text(verb: String, in language: OperatorLanguage) -> String {
        var lines = ["pobratim \(verb): \(sentence.text(in: language)) [\(code)]"]
        let labels: [(Bilingual, Bilingual?)] = [
            (Bilingual(ru: "Значит:", en: "Meaning:"), meaning),
            (Bilingual(ru: "Сейчас:", en: "Now:"), now),
            (Bilingual(ru: "Дальше:", en: "Next:"), next),
        ]
        let width = labels.map { $0.0.text(in: language).count }.max() ?? 0
        for (label, line) in labels {
            guard let line else { continue }
            let label = label.text(in: language)
            lines.append("  \(label)\(String(repeating: " ", count: width - label.count)) \(line.text(in: language))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Exit codes, after sysexits(3). Units under `systemd/` rely on them.
enum OperatorExit: Int32, Sendable {
    case usage = 64
    case dataRefused = 65
    case missing = 66
    case unreachable = 69
    case disk = 74
    case notPermitted = 77
    case configuration = 78

    /// For a failed system call.
    init(errno code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .missing
        case EACCES, EPERM, EROFS: self = .notPermitted
        default: self = .disk
        }
    }
}

/// Runs the work of a verb: an ``OperatorMessage`` that it throws is printed, and ends the program with its code.
enum Operator {
    static func run(_ verb: String, _ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let message as OperatorMessage {
            say(message.text(verb: verb, in: .current))
            throw ExitCode(message.exit.rawValue)
        }
    }

    /// The same for a verb that stays on its thread.
    static func runInPlace(_ verb: String, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let message as OperatorMessage {
            say(message.text(verb: verb, in: .current))
            throw ExitCode(message.exit.rawValue)
        }
    }

    /// Writes to standard error.
    static func say(_ text: String) { write(text, to: STDERR_FILENO) }

    /// Writes a line to standard output at once, so that a program that waits for it sees it.
    static func print(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// What cannot be written has nobody to read it: a closed pipe is no reason to stop.
    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
