import Glibc

/// How far a long work is: a bar on a terminal, plain lines elsewhere, on standard error.
struct Progress {
    private let label: String
    private let isTerminal = isatty(STDERR_FILENO) == 1
    /// Tenths on a terminal, quarters elsewhere: what was shown last.
    private var shown = -1

    /// - Parameter label: what is being done.
    init(_ label: Bilingual) { self.label = label.text(in: .current) }

    mutating func show(_ done: Int, of total: Int) {
        guard total > 0 else { return }
        let steps = isTerminal ? 40 : 4
        let step = min(done, total) * steps / total
        guard step > shown else { return }
        shown = step
        if isTerminal {
            let bar = String(repeating: "█", count: step) + String(repeating: "░", count: steps - step)
            Operator.showBar("\(label) \(bar) \(done)/\(total)", isWhole: step == steps)
        } else {
            Operator.say("\(label): \(done)/\(total)\n")
        }
    }
}
