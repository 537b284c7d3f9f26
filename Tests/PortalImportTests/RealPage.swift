import FoundationEssentials

/// The portal's own page, which is not part of the repository.
enum RealPage {
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["POBRATIM_PORTAL_PAGE"] { return path }
        // Tests/PortalImportTests/RealPage.swift, from the root of the repository.
        var folders = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        folders += ["shared", "input", "portal-partner-cities.txt"]
        return folders.joined(separator: "/")
    }()

    static let isThere = FileManager.default.fileExists(atPath: path)

    static func bytes() throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw Missing() }
        return Array(data)
    }

    struct Missing: Error {}
}
