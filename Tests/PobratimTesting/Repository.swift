internal import Glibc

/// Files of this repository, and what lies beside it.
package enum Repository {
    /// The repository's root, without a trailing slash.
    package static let root: String = {
        // Tests/PobratimTesting/Repository.swift
        #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    }()

    package static var shippedContent: String { root + "/Assets/content" }

    /// The portal's own page, which is not ours to ship; `nil` where it is not at hand.
    package static let portalPage: String? = {
        let path =
            getenv("POBRATIM_PORTAL_PAGE").map { String(cString: $0) }
            ?? root + "/../shared/input/portal-partner-cities.txt"
        return access(path, R_OK) == 0 ? path : nil
    }()
}
