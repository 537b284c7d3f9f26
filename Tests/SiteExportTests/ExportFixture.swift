import CityBundle
import PobratimTesting

@testable import SiteExport

/// Two versions of a bundle, `spring` and a minute later `summer`, and what lies beside them.
struct ExportFixture {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try BundleRecipe.write(folder.path("spring"))
        var contents = BundleRecipe.contents
        contents["index.html"] = Array(String(repeating: "<p>Welcome</p>\n", count: 100).utf8)
        contents["ru/qingdao.html"] = nil
        contents["en/text/chengdu.html"] = Array("<p>Chengdu</p>".utf8)
        var info = BundleInfo.fixture
        info.contentVersion += 60
        try BundleRecipe.write(folder.path("summer"), contents: contents, info: info)
    }

    @discardableResult
    func export(
        _ bundle: String,
        to name: String = "site",
        isPrecompressed: Bool = false,
        progress: @escaping @Sendable (BundleExport.Stage) -> Void = { _ in },
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(ExportError) -> BundleExport.Outcome {
        try BundleExport(folder.path(bundle), to: folder.path(name), isPrecompressed: isPrecompressed)
            .run(progress: progress, isStopped: isStopped)
    }

    @discardableResult
    func shell(_ command: String) throws -> String {
        let result = try runCommand(["sh", "-euc", command], folder: folder.path)
        guard result.exitCode == 0 else { throw ShellFailure(command: command, errors: result.errors) }
        return result.output
    }

    /// Every path with its kind, mode, time and hash.
    func tree(_ name: String = "site") throws -> String {
        try shell(
            "cd \(name); find . -printf '%y %m %T@ %P\\n' | sort -k 4; find . -type f | sort | xargs -d '\\n' sha256sum"
        )
    }

    /// Every path with all that can be known without reading it.
    func listing() throws -> String { try shell("find . -printf '%y %m %T@ %i %l %P\\n' | sort") }

    struct ShellFailure: Error {
        var command: String
        var errors: String
    }
}
