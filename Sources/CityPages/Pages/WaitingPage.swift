import Cities
import Words

/// The page of a kiosk before its first bundle has come: nothing is broken, and it says what it is waiting for.
///
/// It stands in for every page, in two languages at once, and asks again by itself, so that the first bundle appears
/// without anybody's doing. On the kiosk's own screen it tells of a stick that is being read, and says that it lives.
/// It is the server's alone, so its links start at the root.
package struct WaitingPage {
    private static let styleSheet = AssetNames.path(of: "waiting.css")
    private static let icon = AssetNames.path(of: "waiting.svg")
    /// Seconds after which the browser asks again.
    private static let patience = 5
    private static let languages: [LanguageTag] = [.russian, .english]

    package init() {}

    /// The languages in which it can be asked for, the first one first.
    package var languages: [String] { Self.languages.map(\.rawValue) }

    /// Names and bytes of all that is shown.
    package var files: [(path: String, bytes: [UInt8])] {
        let page = Array(html.source.utf8)
        let pages = Self.languages.flatMap { language in
            PageAddress.Version.allCases.flatMap { version in
                // The server sets pages of its own into the frame of the preferences page.
                [PageAddress.Page.list, .preferences].map {
                    (PageAddress($0, in: language, version: version).path, page)
                }
            }
        }
        let assets = [(Self.styleSheet, EmbeddedAsset.siteStyle), (Self.icon, EmbeddedAsset.icon.bytes)]
        return pages + assets + [(SiteSlot.liveStyle.path, []), (SiteSlot.kioskScript.path, [])]
    }

    private var html: HTML {
        let words = Self.languages.map { Words.of($0) }
        return """
            <!DOCTYPE html>
            <html lang="\(words[0].language.rawValue)" class="poster">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="\(Self.patience)">
            <title>\(words[0].waitingTitle)</title>
            <link rel="icon" href="/\(Self.icon)" type="image/svg+xml">
            <link rel="stylesheet" href="/\(Self.styleSheet)">
            <link rel="stylesheet" href="/\(SiteSlot.preferences.path)">
            <link rel="stylesheet" href="/\(SiteSlot.liveStyle.path)">
            <script src="/\(SiteSlot.kioskScript.path)" defer></script>
            </head>
            <body>
            <main id="main" class="waiting">
            <header class="title">
            <h1>\(words[0].waitingTitle)</h1>
            </header>
            <p class="lead">\(words[0].waitingText)</p>
            \(words.dropFirst().map { words -> HTML in
                """
                <section lang="\(words.language.rawValue)">
                <h2>\(words.waitingTitle)</h2>
                <p class="lead">\(words.waitingText)</p>
                </section>

                """
            }.joined())</main>
            </body>
            </html>

            """
    }
}
