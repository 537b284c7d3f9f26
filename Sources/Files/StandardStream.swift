internal import SystemPackage

/// What a program says to whoever started it.
package enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    /// What cannot be written has nobody to read it: a closed pipe is no reason to stop.
    package func write(_ bytes: [UInt8]) { _ = try? FileDescriptor(rawValue: rawValue).writeAll(bytes) }
}
