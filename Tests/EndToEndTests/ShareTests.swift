import Glibc
import PobratimTesting
import Testing

@Suite("Updates from a network share")
struct ShareTests {
    /// A server and a client of SMB are no part of what `Scripts/setup` installs: they open a machine to its network.
    private static let canMount: Bool = {
        let tools = "command -v smbd smbnetfs strace signify-openbsd && test -w /dev/fuse"
        return (try? runCommand(["sh", "-c", tools]))?.exitCode == 0
    }()

    @Test(
        "From a share of a real Samba server an update takes the changed page, the manifest, and little else",
        .enabled(if: canMount, "samba, smbnetfs and /dev/fuse are needed"),
        // Linking a file system into the tree is root's.
        .enabled(if: geteuid() == 0, "only root may mount without asking")
    )
    func fromSamba() throws {
        let script = "\(Repository.root)/Scripts/bench"
        let result = try runCommand(["env", "POBRATIM_BINARY=\(Program.path)", script, "share", "--megabytes", "10"])
        #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains(": 2 of "))
    }
}
