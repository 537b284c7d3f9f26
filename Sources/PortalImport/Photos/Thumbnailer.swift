import FoundationEssentials
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
        // vipsthumbnail takes a relative output as beside its input.
        let input = absolute(source)
        let output = absolute(target) + (target.hasSuffix(".jpg") ? "[Q=85,strip,optimize-coding]" : "[strip]")
        let outcome: TerminationStatus
        do {
            outcome = try await run(
                .name(command),
                arguments: [input, "--size", "\(width)x100000>", "--eprofile", "srgb", "--output", output],
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

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    }
}
