internal import CityBundle
internal import Files

/// What a stick takes home from a kiosk: a receipt, and the letters of the outbox. No bundle is opened for it.
package struct StickReceipt {
    package static let receiptName = "pobratim-receipt.txt"
    /// An earlier receipt that is longer tells nothing any more.
    private static let maximumReceiptByteCount = 65_536

    private let state: StateFolder
    private let stick: String

    /// - Parameter stick: where it is mounted.
    package init(state: StateFolder, stick: String) {
        self.state = state
        self.stick = stick
    }

    /// What a receipt tells.
    package struct Story: Sendable {
        /// What became of the update from this stick; `nil` where none was begun.
        package var report: SyncReport?
        /// `nil` where nothing is installed, or nobody can tell.
        package var current: BundleIdentity?
        package var pages: StateReport.Pages
        /// Letters that are on the stick now.
        package var letterCount: Int
        /// Why not all of them are.
        package var letterFault: UpdateError?
        /// The receipt that the stick brought along, which may be another kiosk's, or anything.
        package var earlierReceipt: [UInt8]?
    }

    /// What lies on the stick now.
    package struct Left: Hashable, Sendable {
        package var letterCount: Int
        /// Why not all letters are.
        package var letterFault: UpdateError?
    }

    /// - Parameters:
    ///   - receipt: puts the story into words.
    ///   - ownState: called before the state folder is written to.
    /// - Throws: ``UpdateError/notKept(path:)``, ``UpdateError/file(path:call:errno:)`` where the receipt cannot be left.
    package func run(
        receipt: (Story) -> [UInt8],
        ownState: () throws(UpdateError) -> Void
    ) throws(UpdateError) -> Left {
        guard state.isThere else { throw .nothingInstalled(state: state.path) }
        let root = try StickFolder(stick)
        let outbox = Outbox(state: state)
        var letters: [(name: String, digest: Digest)] = []
        var fault: UpdateError?
        do throws(UpdateError) {
            try carry(outbox, to: root) { letters.append(($0, $1)) }
        } catch {
            fault = error
        }
        let story = Story(
            report: state.newestReport(about: stick),
            current: current,
            pages: StateReport.Pages(ControlClient(state).ask(.health)),
            letterCount: letters.count,
            letterFault: fault,
            earlierReceipt: try root.read(Self.receiptName, atMost: Self.maximumReceiptByteCount)
        )
        try root.replace(Self.receiptName, with: receipt(story))
        try ownState()
        for (name, digest) in letters { try outbox.noteLeft(name, digest) }
        return Left(letterCount: letters.count, letterFault: fault)
    }

    /// Tells the screen of a running server how the update from this stick ended: now the stick may be pulled, unless
    /// another one, or another part of it, is still mounted beside it.
    package func tellEnd() {
        guard let sign = state.newestReport(about: stick)?.sign else { return }
        let folder = Paths.folder(of: Paths.absolute(stick))
        let isAnotherIn = ((try? Paths.names(in: folder)) ?? []).contains { Paths.isMountPoint("\(folder)/\($0)") }
        ScreenTeller(server: ControlClient(state)).tell(isAnotherIn ? .endedOne(sign) : .ended(sign))
    }

    private func carry(
        _ outbox: Outbox,
        to root: borrowing StickFolder,
        _ isLeft: (String, Digest) -> Void
    ) throws(UpdateError) {
        let names = try outbox.names()
        guard !names.isEmpty else { return }
        let folder = try root.folder(Outbox.stickFolderName)
        for name in names {
            guard let bytes = try outbox.read(name) else { continue }
            try folder.replace(name, with: bytes)
            isLeft(name, Digest(of: bytes))
        }
    }

    private var current: BundleIdentity? { ((try? state.writtenRecord()) ?? nil)?.record.current }
}
