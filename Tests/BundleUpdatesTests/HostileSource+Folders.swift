import BundleUpdates
import PobratimTesting

extension HostileSource {
    /// A stick with nothing to take, or with too much on it.
    static let folders: [HostileSource] = [
        HostileSource("An empty stick", { if case .nothingFound = $0 { true } else { false } }) { _, path in
            _ = try runCommand(["rm", path])
        },
        HostileSource("Eleven hundred bad bundles", { if case .tooManyCandidates = $0 { true } else { false } }) {
            _,
            path in
            let script = "truncate -s -4096 $0 && for i in $(seq 1100); do ln $0 $0.$i.pobratim; done"
            _ = try runCommand(["sh", "-c", script, path])
        },
        HostileSource("Two hundred thousand tiny files", { if case .tooManyNames = $0 { true } else { false } }) {
            kiosk,
            path in
            _ = try runCommand(
                ["sh", "-c", "rm bad.pobratim && seq 200000 | xargs -n 5000 touch"],
                folder: kiosk.stick
            )
        },
    ]
}
