internal import Glibc

/// The program under test: the one built beside these tests, or the one that `POBRATIM_BINARY` names.
package enum BuiltProgram {
    package static let path: String = {
        if let named = getenv("POBRATIM_BINARY") { return String(cString: named) }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        let tests = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return tests.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/pobratim"
    }()

    /// Runs it to its end, and measures it.
    ///
    /// - Returns: its exit code, and the most memory that it had at a time, in bytes.
    package static func measure(_ arguments: [String]) throws(FileFailure) -> (exitCode: Int32, peakByteCount: Int) {
        // Nobody but a small process of its own, whose only child it is, can tell.
        let script = """
            import resource, subprocess, sys
            code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
            print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
            sys.exit(code if code >= 0 else 128 - code)
            """
        let result = try runCommand(["python3", "-c", script, path] + arguments)
        return (result.exitCode, (Int(result.output.filter { $0.isNumber }) ?? 0) * 1024)
    }
}
