internal import Glibc

/// The exit code and the output of a command that has ended.
package struct CommandResult: Hashable, Sendable {
    /// The exit code; 128 and the number of the signal where one ended it.
    package var exitCode: Int32
    package var standardOutput: [UInt8]
    package var standardError: [UInt8]

    /// Standard output as text.
    package var output: String { String(decoding: standardOutput, as: UTF8.self) }
    /// Standard error as text.
    package var errors: String { String(decoding: standardError, as: UTF8.self) }
}

/// Runs a command to its end.
///
/// - Parameters:
///   - arguments: the command, looked up in `PATH`, and its arguments. One that is not found exits with 127.
///   - folder: where it runs.
///   - standardInput: what it reads.
///   - environment: the whole environment; with `nil` the test's own.
package func runCommand(
    _ arguments: [String],
    folder: String = ".",
    standardInput: [UInt8] = [],
    environment: [String: String]? = nil
) throws(FileFailure) -> CommandResult {
    // Files, not pipes: nobody has to read while the command runs.
    let input = try unnamedFile()
    defer { close(input) }
    try writeAll(standardInput, to: input)
    lseek(input, 0, SEEK_SET)
    let output = try unnamedFile()
    defer { close(output) }
    let errors = try unnamedFile()
    defer { close(errors) }

    // glibc's own way to start in a folder is hidden from Swift: coreutils' `env` has it.
    let arguments = ["env", "--chdir=\(folder)"] + arguments
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)

    var process = pid_t()
    let code = withCStrings(arguments) { argumentPointers in
        guard let environment else {
            return posix_spawnp(&process, arguments[0], &actions, nil, argumentPointers, environ)
        }
        return withCStrings(environment.map { "\($0.key)=\($0.value)" }) {
            posix_spawnp(&process, arguments[0], &actions, nil, argumentPointers, $0)
        }
    }
    guard code == 0 else { throw FileFailure(call: "posix_spawnp", errno: code) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
        guard errno == EINTR else { throw FileFailure(call: "waitpid", errno: errno) }
    }
    lseek(output, 0, SEEK_SET)
    lseek(errors, 0, SEEK_SET)
    return CommandResult(
        exitCode: status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f,
        standardOutput: try readAll(output),
        standardError: try readAll(errors)
    )
}

/// A file that has no name any more.
private func unnamedFile() throws(FileFailure) -> Int32 {
    var template = Array("/tmp/pobratim-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw FileFailure(call: "mkstemp", errno: errno) }
    unlink(template)
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw FileFailure(call: "fcntl", errno: errno) }
    return descriptor
}

private func withCStrings<Result>(
    _ texts: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { preconditionFailure("holds at least the final nil") }
        return body(start)
    }
}
