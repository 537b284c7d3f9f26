internal import FoundationEssentials
internal import Glibc

/// How the machine is. What the kernel does not tell is `nil`.
package struct MachineHealth: Codable, Hashable, Sendable {
    /// Bytes of the disk that holds the state folder.
    package var diskFree: Int?
    package var diskTotal: Int?
    /// Bytes.
    package var memoryFree: Int?
    package var memoryTotal: Int?
    /// The temperature of the hottest sensor, in degrees Celsius.
    package var temperature: Double?
    /// Seconds since the machine started.
    package var uptime: Int
    /// The latest errors, the newest first, as they stand in the log; `nil` where nobody knows who makes this.
    package var errors: [String]?

    /// - Parameter state: a folder on the disk that counts.
    package init(state: String, errors: [String]?) {
        var disk = statvfs()
        if statvfs(state, &disk) == 0 {
            diskFree = Int(disk.f_bavail) * Int(disk.f_frsize)
            diskTotal = Int(disk.f_blocks) * Int(disk.f_frsize)
        }
        let memory = SmallFile.text("/proc/meminfo") ?? ""
        memoryTotal = Self.kilobytes("MemTotal:", in: memory)
        memoryFree = Self.kilobytes("MemAvailable:", in: memory)
        temperature = (0..<16).compactMap { number in
            SmallFile.text("/sys/class/thermal/thermal_zone\(number)/temp").flatMap {
                Double($0.filter { $0.isNumber || $0 == "-" })
            }
        }.max().map { $0 / 1000 }
        var sinceBoot = timespec()
        clock_gettime(CLOCK_BOOTTIME, &sinceBoot)
        uptime = sinceBoot.tv_sec
        self.errors = errors
    }

    package var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let bytes = try? encoder.encode(self) else { preconditionFailure("numbers and texts are encodable") }
        return Array(bytes) + [UInt8(ascii: "\n")]
    }

    private static func kilobytes(_ label: String, in text: String) -> Int? {
        text.split(separator: "\n").first { $0.hasPrefix(label) }
            .flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) }.map { $0 * 1024 }
    }
}
