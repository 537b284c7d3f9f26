/// How sticks ended that were in together, or parts of one. A stick may be pulled when the last of them has ended, and the
/// best of how they ended is told then.
///
/// It decides, and shows nothing itself.
package struct StickEnds: Sendable {
    /// Nobody takes one stick out, puts another in and has it read within this time.
    private static let togetherTime = Duration.seconds(5)

    private var signs: [UpdateSign] = []
    private var last: ContinuousClock.Instant?

    package init() {}

    private func isRecent(at now: ContinuousClock.Instant) -> Bool {
        last.map { $0.duration(to: now) < Self.togetherTime } ?? false
    }

    /// An update has come further.
    ///
    /// - Parameter isReading: whether the screen says that one goes on.
    package mutating func goesOn(isReading: Bool, at now: ContinuousClock.Instant) {
        if !isReading, !isRecent(at: now) { signs = [] }
    }

    /// An update is over, and no other goes on.
    ///
    /// - Returns: what the screen tells; `nil` for an update that was not seen to begin: its report is one of long ago.
    package mutating func ended(_ sign: UpdateSign, isReading: Bool, at now: ContinuousClock.Instant) -> UpdateSign? {
        guard isReading || isRecent(at: now) else { return nil }
        signs.append(sign)
        last = now
        return UpdateSign.ofAll(signs)
    }

    /// An update is over, while another goes on.
    package mutating func endedOne(_ sign: UpdateSign) { signs.append(sign) }
}
