import Cities
import Words

/// `index.html` at the top: the choice of a language, for where no server makes it.
struct LanguageChoicePage {
    let site: PartnerSite
    let assets: AssetNames
    let siteWords: SiteWords

    var html: HTML {
        let words = siteWords.best(for: site.languages[0])
        let choices = site.languages.map { language -> HTML in
            // Nobody here knows what a language without words calls itself; its title stands beside.
            let name = siteWords.words(in: language)?.languageName ?? language.rawValue
            let title = site.title[language] ?? ""
            let address = PageAddress(.list, in: language).path
            return """
                <li lang="\(language.rawValue)"><a hreflang="\(language.rawValue)" href="\(address)">\
                <span class="name">\(name)</span> <span class="tie">\(title)</span></a></li>

                """
        }
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.rawValue)" class="poster">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(site.title[site.languages[0]] ?? "")</title>
            <link rel="icon" href="\(assets.icon)" type="image/svg+xml">
            <link rel="stylesheet" href="\(assets.styleSheet)">
            <link rel="stylesheet" href="\(SiteSlot.preferences.path)">
            <script src="\(assets.script)" defer></script>
            </head>
            <body>
            <main id="main" class="language">
            <header class="title">
            <h1>\(site.languages.compactMap(siteWords.words).map { words -> HTML in
                "<span lang=\"\(words.language.rawValue)\">\(words.chooseLanguage)</span>"
            }.joined(separator: " "))</h1>
            </header>
            <ul class="places-list">
            \(choices.joined())</ul>
            </main>
            </body>
            </html>

            """
    }
}
