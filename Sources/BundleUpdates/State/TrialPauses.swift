/// When the end of a trial is written: when its time is over, and where the disk does not let it be written, again and
/// again, each time after twice the pause, up to an hour.
package struct TrialPauses: Sendable {
    private static let shortest = Duration.seconds(1)
    private static let longest = Duration.seconds(3600)

    private var pause: Duration

    /// - Parameter trialTime: for which a new bundle is on trial.
    package init(trialTime: Duration) { pause = trialTime }

    /// How long to wait before the next try.
    package mutating func next() -> Duration {
        defer { pause = min(max(pause * 2, Self.shortest), Self.longest) }
        return pause
    }
}
