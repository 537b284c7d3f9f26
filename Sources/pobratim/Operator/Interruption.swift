import Glibc
import Synchronization

/// SIGINT, SIGTERM and SIGHUP as a wish, for a verb that has something to put in order before it ends. The second one
/// ends the program at once.
enum Interruption {
    private static let signalNumber = Atomic<Int32>(0)

    static var isWished: Bool { signalNumber.load(ordering: .relaxed) != 0 }

    static func listen() {
        // Made now: a signal handler must not be the first to ask for it.
        signalNumber.store(0, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            // What the caller wants ignored, as `nohup` does, stays ignored.
            guard sigaction(number, nil, &action) == 0, !isIgnored(action) else { continue }
            action.__sigaction_handler.sa_handler = { Interruption.signalNumber.store($0, ordering: .relaxed) }
            action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
            sigaction(number, &action, nil)
        }
    }

    /// Ends the program by the signal that came, as whoever sent it expects.
    static func end() -> Never {
        let number = signalNumber.load(ordering: .relaxed)
        signal(number, SIG_DFL)
        raise(number)
        // Where signals are held back: as a shell would tell of it.
        exit(128 + number)
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
