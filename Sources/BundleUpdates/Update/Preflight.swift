internal import CityBundle
internal import Files

/// Answers every page and picture of a bundle once, before anybody sees it.
package protocol Preflight {
    /// - Parameter path: a bundle that is intact and trusted.
    func verdict(onBundle path: String) -> PreflightVerdict
}

package enum PreflightVerdict: Hashable, Sendable {
    case passed
    /// What went wrong.
    case failed(String)
    /// Nobody could tell: that is no verdict on the bundle.
    case untold
    /// This kiosk's own disk did not give it, for this `errno`: no verdict on the bundle either.
    case unread(errno: Int32)
}

/// Where no server runs: every member is found by its name and read, as a server would.
struct ReadingPreflight: Preflight {
    func verdict(onBundle path: String) -> PreflightVerdict {
        do throws(BundleError) {
            let bundle = try OpenBundle(path: path)
            for name in bundle.memberNames where try bundle.member(name) == nil { return .failed("/\(name)") }
            return .passed
        } catch {
            return error.diskErrno.map { .unread(errno: $0) } ?? .failed("bundle.pobratim")
        }
    }
}

/// Where a server runs: it tries the bundle itself, by the path that requests take.
struct ServerPreflight: Preflight {
    let server: ControlClient
    /// Members that it has to answer.
    let memberCount: Int

    func verdict(onBundle path: String) -> PreflightVerdict {
        guard let folder = Paths.name(Paths.folder(of: path)) else { return .untold }
        // A slow board answers some hundred members a second.
        let idleTimeout = Duration.seconds(30) + .milliseconds(10) * memberCount
        return switch server.ask(.tryStaged(folder: folder), idleTimeout: idleTimeout) {
        case .answer(.done), .answer(.told): .passed
        case .answer(.refused(let reason)): .failed(reason)
        case .answer(.unread(let code)): .unread(errno: code)
        case .noServer, .silence: .untold
        }
    }
}
