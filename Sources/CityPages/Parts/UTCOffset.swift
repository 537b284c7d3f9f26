/// `UTC+8`, `UTC+5:30`.
struct UTCOffset {
    let minutes: Int

    var text: String {
        let rest = abs(minutes) % 60
        return "UTC" + (minutes < 0 ? "\u{2212}" : "+") + "\(abs(minutes) / 60)"
            + (rest == 0 ? "" : rest < 10 ? ":0\(rest)" : ":\(rest)")
    }
}
