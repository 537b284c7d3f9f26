// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: Swift 6, explicit existentials, explicit imports, no warnings.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "pobratim",
    products: [
        .executable(name: "pobratim", targets: ["pobratim"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        // Their default traits link full Foundation, whose ICU makes the program 73 MB stripped instead of 29.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        // MARK: C libraries, and the files the program carries

        /// Markdown, from libcmark-dev.
        .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-dev"])]),
        /// HTML as browsers read it, from libgumbo-dev.
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        /// QR codes, from libqrcodegen-dev.
        .systemLibrary(name: "CQRCodegen", pkgConfig: "qrcodegen", providers: [.apt(["libqrcodegen-dev"])]),
        /// SQLite, from libsqlite3-dev.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        /// zlib, from zlib1g-dev.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        /// Calls of Linux that Swift's Glibc does not show.
        .systemLibrary(name: "CLinux"),
        /// Snowball stems, from libstemmer-dev.
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        /// Style sheets, scripts and icons of `Assets`, embedded byte for byte.
        .target(name: "CAssets", cSettings: [.unsafeFlags(["-std=c23"])]),

        // MARK: The edge to the file system

        /// Regular files, whole writes, atomic replacement, locks, folders, local sockets.
        .target(
            name: "Files",
            dependencies: ["CLinux", .product(name: "SystemPackage", package: "swift-system")],
            swiftSettings: settings
        ),

        // MARK: From the portal page to pages

        /// The domain and nothing else: cities, facts, events, languages, how words are compared.
        .target(name: "Cities", swiftSettings: settings),
        /// What the program says to visitors, a data file a language.
        .target(name: "Words", dependencies: ["Cities", "CAssets"], swiftSettings: settings),
        /// The content folder to the domain and back.
        .target(name: "CityContent", dependencies: ["Cities", "Files", "CCmark"], swiftSettings: settings),
        /// A saved portal page to content.
        .target(
            name: "PortalImport",
            dependencies: [
                "Cities", "Words", "CityContent", "CGumbo", "Files",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        /// A city to HTML bytes.
        .target(
            name: "CityPages",
            dependencies: ["Cities", "Words", "CityContent", "CAssets", "CQRCodegen"],
            swiftSettings: settings
        ),

        // MARK: From pages to the bundle

        /// The one edge to SQLite.
        .target(name: "Database", dependencies: ["CSQLite"], swiftSettings: settings),
        /// The archive, the manifest, keys and signatures.
        .target(
            name: "CityBundle",
            dependencies: [
                "Database", "Files", "CZlib",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),

        /// A bundle to a folder.
        .target(name: "SiteExport", dependencies: ["CityBundle", "Files"], swiftSettings: settings),
        /// The index derived from a bundle, and the searching in it.
        .target(
            name: "CitySearch",
            dependencies: ["Cities", "Words", "CityBundle", "Database", "CStemmer"],
            swiftSettings: settings
        ),
        /// Find, check, assemble, try, activate, roll back.
        .target(name: "BundleUpdates", dependencies: ["CityBundle", "CitySearch", "Files"], swiftSettings: settings),

        // MARK: The front desk

        /// Accounts, sessions, messages, usage counts, what leaves for the office: the one writable database.
        .target(
            name: "StaffDesk",
            dependencies: [
                "BundleUpdates", "Database", "Files",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),

        // MARK: From the bundle to the screen

        /// HTTP: connections, dispatch, live pages, slots.
        .target(
            name: "KioskServer",
            dependencies: [
                "BundleUpdates", "Cities", "Words", "CityPages", "CityBundle", "CitySearch", "StaffDesk", "CLinux",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        /// One file a verb.
        .executableTarget(
            name: "pobratim",
            dependencies: [
                "Cities", "Words", "CityContent", "PortalImport", "CityPages", "Database", "CityBundle",
                "BundleUpdates", "StaffDesk", "KioskServer", "CLinux", "Files", "SiteExport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),

        // MARK: Tests

        /// Fixtures and stand-ins for all the tests.
        .target(
            name: "PobratimTesting",
            dependencies: ["Cities", "Words", "CityBundle"],
            path: "Tests/PobratimTesting",
            swiftSettings: settings
        ),
        .testTarget(name: "FilesTests", dependencies: ["Files", "PobratimTesting"], swiftSettings: settings),
        .testTarget(name: "CitiesTests", dependencies: ["Cities"], swiftSettings: settings),
        .testTarget(
            name: "CityContentTests",
            dependencies: ["Cities", "CityContent", "PobratimTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "PortalImportTests",
            dependencies: ["Cities", "CityContent", "PortalImport", "PobratimTesting"],
            swiftSettings: settings
        ),
        .testTarget(name: "WordsTests", dependencies: ["Words", "Cities", "PobratimTesting"], swiftSettings: settings),
        .testTarget(
            name: "CityPagesTests",
            dependencies: ["Cities", "CityContent", "CityPages", "Words", "PobratimTesting"],
            swiftSettings: settings
        ),
        .testTarget(name: "DatabaseTests", dependencies: ["Database", "PobratimTesting"], swiftSettings: settings),
        .testTarget(
            name: "CityBundleTests",
            dependencies: ["CityBundle", "Files", "PobratimTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SiteExportTests",
            dependencies: ["SiteExport", "CityBundle", "Files", "PobratimTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "BundleUpdatesTests",
            dependencies: [
                "pobratim", "BundleUpdates", "Cities", "CityBundle", "CitySearch", "Files", "PobratimTesting",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CitySearchTests",
            dependencies: [
                "CitySearch", "Cities", "CityContent", "CityBundle", "CityPages", "Database", "PortalImport",
                "PobratimTesting",
            ],
            exclude: ["queries.txt", "word-forms.txt"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StaffDeskTests",
            dependencies: ["StaffDesk", "Database", "PobratimTesting"],
            swiftSettings: settings
        ),
        /// Figures of the search, by `Scripts/bench search`.
        .executableTarget(
            name: "search-bench",
            dependencies: [
                "CitySearch", "Cities", "CityContent", "CityBundle", "CityPages", "Database", "PobratimTesting",
            ],
            path: "Tests/SearchBench",
            swiftSettings: settings
        ),
        .testTarget(
            name: "KioskServerTests",
            dependencies: [
                "BundleUpdates", "KioskServer", "Cities", "CityBundle", "CityPages", "Database", "StaffDesk", "Words",
                "PobratimTesting",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "EndToEndTests", dependencies: ["pobratim", "PobratimTesting"], swiftSettings: settings),
    ]
)
