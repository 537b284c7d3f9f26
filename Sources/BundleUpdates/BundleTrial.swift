internal import CityBundle

/// Answers every page and picture of a bundle once, before anybody sees it.
package protocol BundleTrial {
    /// - Parameter path: a bundle that is intact and trusted.
    /// - Returns: what went wrong; `nil` when all is well.
    func fault(inBundle path: String) -> String?
}

/// Where no server runs: every member is found by its name and read, as a server would.
struct ReadingTrial: BundleTrial {
    func fault(inBundle path: String) -> String? {
        do throws(BundleError) {
            let bundle = try OpenBundle(path: path)
            for name in bundle.memberNames where try bundle.member(name) == nil { return "\(name)" }
            return nil
        } catch {
            return "\(error)"
        }
    }
}

/// Where a server runs: it tries the bundle itself, by the path that requests take.
struct ServerTrial: BundleTrial {
    let server: ControlClient

    func fault(inBundle path: String) -> String? {
        switch server.ask(.tryBundle(path: path)) {
        case .done, .told, nil: nil
        case .refused(let reason): reason
        }
    }
}
