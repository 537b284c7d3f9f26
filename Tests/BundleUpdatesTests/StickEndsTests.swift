import BundleUpdates
import Testing

@Suite("How several sticks ended, and when a trial does")
struct StickEndsTests {
    private let start = ContinuousClock.now

    @Test("What was seen to begin is told when it ends")
    func one() {
        var ends = StickEnds()
        ends.goesOn(isReading: false, at: start)
        #expect(ends.ended(.damaged, isReading: true, at: start) == .damaged)
    }

    @Test("An end that nobody saw begin is told by a report of long ago, and not shown")
    func unseen() {
        var ends = StickEnds()
        #expect(ends.ended(.done, isReading: false, at: start) == nil)
    }

    @Test("Of two parts of a stick the better end is told, whichever came first", arguments: [true, false])
    func parts(isBetterFirst: Bool) {
        var ends = StickEnds()
        ends.goesOn(isReading: false, at: start)
        ends.endedOne(isBetterFirst ? .done : .empty)
        #expect(ends.ended(isBetterFirst ? .empty : .done, isReading: true, at: start) == .done)
    }

    @Test("A second end within five seconds belongs to the first, even where nothing is read any more")
    func soon() {
        var ends = StickEnds()
        #expect(ends.ended(.untrusted, isReading: true, at: start) == .untrusted)
        #expect(ends.ended(.same, isReading: false, at: start + .milliseconds(4999)) == .untrusted)
        #expect(ends.ended(.done, isReading: false, at: start + .milliseconds(9998)) == .done)
        #expect(ends.ended(.done, isReading: false, at: start + .milliseconds(14_998)) == nil)
    }

    @Test("An update that begins later is told for itself; one that begins at once still belongs to the last")
    func next() {
        var ends = StickEnds()
        #expect(ends.ended(.done, isReading: true, at: start) == .done)
        ends.goesOn(isReading: false, at: start + .seconds(4))
        #expect(ends.ended(.damaged, isReading: true, at: start + .seconds(4)) == .done)
        ends.goesOn(isReading: false, at: start + .seconds(9))
        #expect(ends.ended(.damaged, isReading: true, at: start + .seconds(9)) == .damaged)
    }

    @Test("While one is read, none that ended before is forgotten")
    func reading() {
        var ends = StickEnds()
        ends.endedOne(.done)
        ends.goesOn(isReading: true, at: start + .seconds(100))
        #expect(ends.ended(.empty, isReading: true, at: start + .seconds(100)) == .done)
    }

    @Test("The end of a trial is written after its minute, then after twice the pause each time, up to an hour")
    func pauses() {
        var pauses = TrialPauses(trialTime: .seconds(60))
        let seconds = (0..<9).map { _ in pauses.next().components.seconds }
        #expect(seconds == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
        var none = TrialPauses(trialTime: .zero)
        #expect((0..<3).map { _ in none.next() } == [.zero, .seconds(1), .seconds(2)])
    }
}
