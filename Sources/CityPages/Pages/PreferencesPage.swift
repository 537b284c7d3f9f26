import Cities
import Words

/// The settings of the accessible version on a page of their own.
///
/// The same page is the link's target: with a query (`?size=3&back=qingdao.html`) the server sets the cookie and returns.
struct PreferencesPage {
    let page: PageContext

    var html: HTML {
        let bar: HTML =
            page.showsPictures ? "<div class=\"access\">\n\(AccessBar(page: page).controls)</div>\n" : .empty
        let main: HTML = """
            <header class="title">
            <h1>\(page.words.preferencesTitle)</h1>
            </header>
            <p class="lead">\(page.words.preferencesLead)</p>
            <p class="without-server">\(page.words.preferencesWithoutServer)</p>
            \(bar)
            """
        return Document(page: page, title: page.words.preferencesTitle, kind: "preferences", main: main).html
    }
}
