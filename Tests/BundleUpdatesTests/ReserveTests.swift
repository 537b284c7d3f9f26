import CityBundle
import Files
import PobratimTesting
import Synchronization
import Testing

@testable import BundleUpdates

@Suite("A full disk")
struct ReserveTests {
    /// A disk on which nothing can be written any more, unless something of some size is removed first.
    private final class FillingDisk: FileOperations {
        private let disk = DiskFiles()
        /// Bytes that are left; `nil` for as many as one likes.
        let left = Mutex<Int?>(nil)

        func makeFolder(_ path: String) throws(UpdateError) { try disk.makeFolder(path) }

        func write(_ bytes: [UInt8], to path: String) throws(UpdateError) {
            let before = Int(Paths.byteCount(path))
            let fits = left.withLock { left in
                guard let room = left else { return true }
                guard room + before >= bytes.count else { return false }
                left = room + before - bytes.count
                return true
            }
            guard fits else {
                try disk.write([], to: path)
                throw .file(path: path, call: .write, errno: 28)
            }
            try disk.write(bytes, to: path)
        }

        func flush(_ path: String) throws(UpdateError) { try disk.flush(path) }

        func rename(_ path: String, to newPath: String) throws(UpdateError) {
            free(newPath)
            try disk.rename(path, to: newPath)
        }

        func link(to target: String, at path: String) throws(UpdateError) { try disk.link(to: target, at: path) }

        func remove(_ path: String) throws(UpdateError) {
            free(path)
            try disk.remove(path)
        }

        func freeByteCount(_ path: String) throws(UpdateError) -> Int64 { Int64(left.withLock { $0 } ?? 1 << 40) }

        private func free(_ path: String) {
            let byteCount = Paths.isRegularFile(path) ? Int(Paths.byteCount(path)) : 0
            left.withLock { left in left = left.map { $0 + byteCount } }
        }
    }

    private let disk = FillingDisk()
    private let kiosk: Kiosk

    init() throws {
        kiosk = try Kiosk(files: disk)
        try kiosk.pack(1)
        try kiosk.sync()
        try kiosk.endTrial()
    }

    private func fill() { disk.left.withLock { $0 = 100 } }

    @Test("A return is always possible, and the reserve is there for the next thing")
    func rollBack() throws {
        try kiosk.pack(2)
        try kiosk.sync()
        try kiosk.endTrial()
        fill()
        _ = try kiosk.state.rollBack()
        #expect(try kiosk.shownVersion() == 1)
        #expect(try kiosk.state.reinstate().contentVersion == 2)
        _ = try kiosk.state.rollBack()
        #expect(try kiosk.state.record().origin == .file)
    }

    @Test("Starts count, and a bundle that fails is sent away")
    func starts() throws {
        try kiosk.pack(2)
        try kiosk.sync()
        fill()
        #expect(try kiosk.serving.start() == nil)
        #expect(try kiosk.serving.start() != nil)
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("A trial ends, and its keys are taken over")
    func trialEnds() throws {
        let next = SecretKey(generating: "next")
        try kiosk.pack(2, epoch: 2, contents: ["trust/next.pub": next.publicKey.encoded(name: "next")])
        try kiosk.sync()
        fill()
        try kiosk.endTrial()
        #expect(try kiosk.record.highestEpoch == 2)
        #expect(try kiosk.record.keySet != nil)
    }

    @Test("An update that finds no room says so, not that its diary could not be written")
    func update() throws {
        try kiosk.pack(2)
        fill()
        disk.left.withLock { $0 = 10 }
        let error = #expect(throws: UpdateError.self) { try kiosk.sync() }
        guard case .noRoom = error else { Issue.record("\(String(describing: error))"); return }
        #expect(try kiosk.shownVersion() == 1)
    }
}
