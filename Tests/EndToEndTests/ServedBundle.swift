import Dispatch
import Glibc
import PobratimTesting
import Synchronization
import Testing

/// The program while it serves a bundle, and curl as its client.
struct ServedBundle {
    /// `http://127.0.0.1:40123`
    let address: String
    /// That of the second door, where there is one.
    let publicAddress: String?
    let process: pid_t
    private let folder: TemporaryFolder

    /// Serves `bundle` on a port that the system chooses while `body` runs, then sends `signal`.
    ///
    /// - Returns: what the program left behind when it ended.
    static func serve(
        _ bundle: String,
        in folder: TemporaryFolder,
        options: [String] = [],
        language: OperatorLanguage = .english,
        until signal: Int32 = SIGTERM,
        _ body: (ServedBundle) throws -> Void
    ) throws -> CommandResult {
        for old in ["server.pid", "server.out"] { unlink(folder.path(old)) }
        let ending = Mutex<Result<CommandResult, FileFailure>?>(nil)
        let group = DispatchGroup()
        let path = folder.path
        // The shell tells its number, which `exec` leaves to the program, and puts what it says where it can be read.
        let script = "echo $$ > server.pid; exec \"$0\" \"$@\" > server.out"
        let arguments = [Program.path, "serve", bundle, "--listen", "127.0.0.1:0"] + options
        DispatchQueue.global().async(group: group) {
            let result = Result { () throws(FileFailure) in
                try runCommand(
                    ["sh", "-c", script] + arguments,
                    folder: path,
                    environment: Program.environment(language)
                )
            }
            ending.withLock { $0 = result }
        }
        var addresses: [String] = []
        let wanted = options.contains("--public") ? 2 : 1
        while addresses.count < wanted, group.wait(timeout: .now() + .milliseconds(5)) == .timedOut {
            addresses = try Self.addresses(in: folder)
        }
        if addresses.count == wanted {
            let number = String(decoding: try folder.read("server.pid"), as: UTF8.self)
            let process = try #require(pid_t(number.filter(\.isNumber)))
            defer {
                kill(process, signal)
                // A server that does not heed the signal is the test's failure, not the end of all tests.
                if group.wait(timeout: .now() + .seconds(30)) == .timedOut { kill(process, SIGKILL) }
            }
            let publicAddress = wanted == 2 ? addresses[1] : nil
            try body(
                ServedBundle(address: addresses[0], publicAddress: publicAddress, process: process, folder: folder)
            )
        }
        group.wait()
        return try #require(ending.withLock { $0 }).get()
    }

    /// Every address in a whole line that the server has printed.
    private static func addresses(in folder: TemporaryFolder) throws -> [String] {
        guard try folder.names().contains("server.out") else { return [] }
        let output = String(decoding: try folder.read("server.out"), as: UTF8.self)
        guard let end = output.lastIndex(of: "\n") else { return [] }
        return output[..<end].split(separator: " ").flatMap { $0.split(separator: "\n") }
            .filter { $0.hasPrefix("http://") }.map { String($0.dropLast($0.hasSuffix("/") ? 1 : 0)) }
    }

    /// What curl gets for a target, sent exactly as written.
    ///
    /// - Parameters:
    ///   - fields: `Name: value`.
    ///   - options: more options of curl.
    func get(_ target: String, _ fields: [String] = [], options: [String] = [], at door: String? = nil) throws
        -> HTTPAnswer
    {
        var arguments = [
            "curl", "--silent", "--show-error", "--include", "--path-as-is", "--max-time", "20", "--noproxy", "*",
        ]
        arguments += fields.flatMap { ["--header", $0] } + options
        let result = try tool(arguments + [(door ?? address) + target], in: folder)
        return try HTTPAnswer(result.standardOutput)
    }
}
