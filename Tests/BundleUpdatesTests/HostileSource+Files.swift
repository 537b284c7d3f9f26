import CityBundle
import PobratimTesting

extension HostileSource {
    /// A file that is no bundle, or no file.
    static let files: [HostileSource] = [
        HostileSource("An empty file", refused { $0 == .notABundle }) { kiosk, _ in
            try kiosk.folder.write([], to: "stick/bad.pobratim")
        },
        HostileSource("A text", refused { $0 == .notABundle }) { kiosk, _ in
            try kiosk.folder.write(Array("<html>".utf8), to: "stick/bad.pobratim")
        },
        HostileSource("Random bytes", refused { $0 == .notABundle }) { kiosk, _ in
            var random = SplitMix64(seed: 1)
            try kiosk.folder.write(random.bytes(100_000), to: "stick/bad.pobratim")
        },
        HostileSource("Another SQLite database", refused { $0 == .notABundle }) { _, path in
            _ = try runCommand(["rm", path])
            _ = try runCommand(["sqlite3", path, "CREATE TABLE t(x)"])
        },
        HostileSource("Bytes behind the end", refused { if case .byteCount = $0 { true } else { false } }) { _, path in
            _ = try runCommand(["sh", "-c", "printf x >> \(path)"])
        },
        HostileSource("A page overwritten", refused(isAnything)) { kiosk, _ in
            var bytes = try kiosk.folder.read("stick/bad.pobratim")
            bytes.replaceSubrange(4096..<8192, with: repeatElement(0xff, count: 4096))
            try kiosk.folder.write(bytes, to: "stick/bad.pobratim")
        },
        HostileSource("A page that is its own child", refused(isAnything)) { kiosk, _ in
            var bytes = try kiosk.folder.read("stick/bad.pobratim")
            bytes.replaceSubrange(4096..<4108, with: [5, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 2])
            try kiosk.folder.write(bytes, to: "stick/bad.pobratim")
        },
        HostileSource("A pipe", refused(isNotRegular)) { _, path in
            _ = try runCommand(["sh", "-c", "rm \(path) && mkfifo \(path)"])
        },
        HostileSource("A link to a good bundle", refused(isNotRegular)) { _, path in
            _ = try runCommand(["sh", "-c", "mv \(path) \(path).real && ln -s \(path).real \(path)"])
        },
        HostileSource("A link to itself", refused(isNotRegular)) { _, path in
            _ = try runCommand(["sh", "-c", "rm \(path) && ln -s bad.pobratim \(path)"])
        },
        HostileSource("A link to a device", refused(isNotRegular)) { _, path in
            _ = try runCommand(["sh", "-c", "rm \(path) && ln -s /dev/zero \(path)"])
        },
        HostileSource("A folder of a bundle's name", refused(isNotRegular)) { _, path in
            _ = try runCommand(["sh", "-c", "rm \(path) && mkdir \(path)"])
        },
    ]

    /// Cut at each power of two.
    static let truncations: [HostileSource] = (0...17).map { power in
        HostileSource("A bundle of which only \(1 << power) bytes came", refused(isAnything)) { kiosk, path in
            let whole = try kiosk.folder.read("stick/bad.pobratim")
            try kiosk.folder.write(Array(whole.prefix(min(1 << power, whole.count - 1))), to: "stick/bad.pobratim")
        }
    }

    /// Only root can make these.
    static let devices: [HostileSource] = [("c 1 5", "that never ends"), ("c 10 130", "that acts when it is opened")]
        .map { node, what in
            HostileSource("A device \(what)", refused(isNotRegular)) { _, path in
                _ = try runCommand(["sh", "-c", "rm \(path) && mknod \(path) \(node)"])
            }
        }
}

private let isNotRegular: HostileSource.Reason = { if case .notRegularFile = $0 { true } else { false } }
private let isAnything: HostileSource.Reason = { _ in true }
