/// What is said over the socket `control` of the state folder. A client connects, sends one line, reads one line.
///
/// ```
/// try <path>        answer every page of this bundle once, without showing it
/// reload            show what state.json names now
/// phase <name>      an update has come this far
/// health            how is the bundle that is shown
/// screen            when the kiosk's own screen last painted, and was touched
/// ```
/// The answer is `done`, `refused` and a reason, or `told` and what was asked for.
package enum ControlMessage: Hashable, Sendable {
    case tryBundle(path: String)
    case reload
    case phase(UpdatePhase)
    case health
    case screen

    package init?(line: String) {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (words.first, words.dropFirst().first) {
        case ("try", let path?): self = .tryBundle(path: path)
        case ("reload", nil): self = .reload
        case ("phase", let name?):
            guard let phase = UpdatePhase(rawValue: name) else { return nil }
            self = .phase(phase)
        case ("health", nil): self = .health
        case ("screen", nil): self = .screen
        default: return nil
        }
    }

    package var line: String {
        switch self {
        case .tryBundle(let path): "try \(path)"
        case .reload: "reload"
        case .phase(let phase): "phase \(phase.rawValue)"
        case .health: "health"
        case .screen: "screen"
        }
    }
}

/// How far an update is.
package enum UpdatePhase: String, Hashable, Sendable, CaseIterable {
    case searching, assembling, checking, indexing, trying, activating
}

/// The server's answer.
package enum ControlAnswer: Hashable, Sendable {
    case done
    case refused(String)
    case told(String)

    init?(line: String) {
        if line == "done" {
            self = .done
        } else if line.hasPrefix("refused ") {
            self = .refused(String(line.dropFirst("refused ".count)))
        } else if line.hasPrefix("told ") {
            self = .told(String(line.dropFirst("told ".count)))
        } else {
            return nil
        }
    }

    var line: String {
        switch self {
        case .done: "done"
        case .told(let facts): "told \(facts)"
        case .refused(let reason): "refused \(reason.split(separator: "\n").joined(separator: " "))"
        }
    }
}
