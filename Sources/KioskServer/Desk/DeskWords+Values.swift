internal import StaffDesk
internal import Words

/// The words for the values that the desk handles.
extension DeskWords {
    func text(of fault: FormBody.Fault) -> String {
        switch fault {
        case .otherKind: wrongKind
        case .tooSlow: tooSlow
        case .tooLarge: tooLarge
        }
    }

    func text(of fault: PasswordRules.Fault) -> String {
        switch fault {
        case .tooShort: passwordFaults.tooShort(PasswordRules.minimumCount)
        case .tooLong: passwordFaults.tooLong(PasswordRules.maximumCount)
        case .tooSimple: passwordFaults.tooSimple
        case .untypable: passwordFaults.untypable
        }
    }

    func text(of messageState: DeskMessage.State) -> String {
        switch messageState {
        case .written: state.written
        case .mailed: state.mailed
        case .left(on: ""): state.left
        case .left(on: let day): state.leftOn(day)
        }
    }

    /// `2026-11-23 13:05` by the clock at the place.
    func text(of moment: Moment) -> String {
        guard let wall = moment.wall else { return writtenUnknown(moment.boot) }
        let time = CivilTime(wall)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(time.isoDay) \(two(time.hour)):\(two(time.minute))"
    }

    /// How long the machine has been running.
    func uptime(seconds: Int) -> String { upFor(seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60) }
}

extension DeskVisit {
    /// How long a message may be, as the language writes it.
    var mostCharacters: String { spoken.numbers.text(MessageText.maximumCount) }
}
