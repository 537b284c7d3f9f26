/// What is said over the socket `control` of the state folder. A client connects, sends one line, reads one line.
///
/// ```
/// try <folder>      answer every page of the bundle in this folder of staging/ once, without showing it
/// reload            show what state.json names now
/// phase <name>      an update has come this far
/// done <percent>    so much of its whole work is done
/// ended <sign>      it is over
/// ended-one <sign>  it is over with this stick, while another is in
/// health            how is the bundle that is shown: a ServedCondition
/// screen            when the kiosk's own screen last painted, and was touched
/// errors            what went wrong last
/// ```
/// The answer is `done`, `refused` and a reason, `unread` and an `errno`, or `told` and what was asked for.
package enum ControlMessage: Hashable, Sendable {
    /// Longer than any path that a line carries.
    static let maximumLineByteCount = 8192

    /// A name, not a path: how the state folder is spelled is nobody else's business.
    case tryStaged(folder: String)
    case reload
    case phase(UpdatePhase)
    /// 0…100.
    case done(percent: Int)
    case ended(UpdateSign)
    /// Nothing may be pulled yet: it may be another part of the same stick.
    case endedOne(UpdateSign)
    case health
    case screen
    case errors

    package init?(line: String) {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (words.first, words.dropFirst().first) {
        case ("try", let folder?):
            guard !folder.isEmpty, !folder.contains("/"), folder != ".", folder != ".." else { return nil }
            self = .tryStaged(folder: folder)
        case ("reload", nil): self = .reload
        case ("phase", let name?):
            guard let phase = UpdatePhase(rawValue: name) else { return nil }
            self = .phase(phase)
        case ("done", let text?):
            guard let percent = Int(text), (0...100).contains(percent) else { return nil }
            self = .done(percent: percent)
        case ("ended", let name?):
            guard let sign = UpdateSign(rawValue: name) else { return nil }
            self = .ended(sign)
        case ("ended-one", let name?):
            guard let sign = UpdateSign(rawValue: name) else { return nil }
            self = .endedOne(sign)
        case ("health", nil): self = .health
        case ("screen", nil): self = .screen
        case ("errors", nil): self = .errors
        default: return nil
        }
    }

    package var line: String {
        switch self {
        case .tryStaged(let folder): "try \(folder)"
        case .reload: "reload"
        case .phase(let phase): "phase \(phase.rawValue)"
        case .done(let percent): "done \(percent)"
        case .ended(let sign): "ended \(sign.rawValue)"
        case .endedOne(let sign): "ended-one \(sign.rawValue)"
        case .health: "health"
        case .screen: "screen"
        case .errors: "errors"
        }
    }
}

/// The server's answer.
package enum ControlAnswer: Hashable, Sendable {
    case done
    case refused(String)
    /// The disk did not give it.
    case unread(errno: Int32)
    case told(String)

    init?(line: String) {
        if line == "done" {
            self = .done
        } else if line.hasPrefix("refused ") {
            self = .refused(String(line.dropFirst("refused ".count)))
        } else if line.hasPrefix("unread "), let code = Int32(line.dropFirst("unread ".count)) {
            self = .unread(errno: code)
        } else if line.hasPrefix("told ") {
            self = .told(String(line.dropFirst("told ".count)))
        } else {
            return nil
        }
    }

    var line: String {
        switch self {
        case .done: "done"
        case .unread(let code): "unread \(code)"
        case .told(let facts): "told \(facts)"
        case .refused(let reason): "refused \(reason.split(separator: "\n").joined(separator: " "))"
        }
    }
}
