import Cities
import Words

/// The frame of every page: head, skip link, `<main>`, the bar of places, the strip at the foot.
struct Document {
    let page: PageContext
    /// The page's own title; the site's title follows it.
    let title: String?
    /// A class of `<main>`, for the style sheet.
    let kind: StaticString
    let main: HTML

    var html: HTML {
        let words = page.words
        let siteTitle = page.best(page.site.title)?.value ?? ""
        let full = title.map { "\($0) — \(siteTitle)" } ?? siteTitle
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.rawValue)" class="\(page.showsPictures ? "poster" : "text")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(full)</title>
            \(icon)<link rel="stylesheet" href="\(page.link(toFile: page.assets.styleSheet))">
            <link rel="stylesheet" href="\(page.link(toFile: SiteSlot.preferences.path))">
            <link rel="stylesheet" href="\(page.link(toFile: SiteSlot.liveStyle.path))">
            <script src="\(page.link(toFile: page.assets.script))" defer></script>
            <script src="\(page.link(toFile: SiteSlot.kioskScript.path))" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">\(words.skipToContent)</a>
            \(page.showsPictures ? .empty : AccessBar(page: page).section)<main id="main" class="\("\(kind)")" tabindex="-1">
            \(main)</main>
            \(PlacesBar(page: page).html)\(DeskStrip(page: page).html)</body>
            </html>

            """
    }

    /// The large-text pages ask for not one byte of a picture, so their icon is none.
    private var icon: HTML {
        page.showsPictures
            ? "<link rel=\"icon\" href=\"\(page.link(toFile: page.assets.icon))\" type=\"image/svg+xml\">\n"
            : "<link rel=\"icon\" href=\"data:,\">\n"
    }
}
