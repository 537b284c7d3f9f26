import Subprocess

/// `vipsthumbnail` of libvips: turns a picture upright, makes it smaller, takes out EXIF, GPS and all other notes in it.
enum Thumbnailer {
    enum Failure: Error, Hashable {
        case notInstalled
        /// The picture is damaged, or of a kind that libvips does not know.
        case refused
    }

    static let command = "vipsthumbnail"
    static let debianPackage = "libvips-tools"
    /// Of the picture itself, in pixels: twice the widest screen that a kiosk has.
    static let widest = 3840

    /// - Parameters:
    ///   - width: the picture is never made larger.
    ///   - target: its ending tells the format.
    static func write(_ source: String, to target: String, width: Int, command: String) async throws(Failure) {
        let ending = target.hasSuffix(".jpg") ? "[Q=85,strip,optimize-coding]" : "[strip]"
        let outcome: TerminationStatus
        do {
            outcome = try await run(
                .name(command),
                arguments: [source, "--size", "\(width)x100000>", "--eprofile", "srgb", "--output", target + ending],
                output: .discarded,
                error: .discarded
            ).terminationStatus
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .notInstalled
        } catch {
            throw .refused
        }
        guard case .exited(0) = outcome else { throw .refused }
    }
}
