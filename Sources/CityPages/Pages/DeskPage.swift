import Cities
import Words

/// A row of the portal for staff and messages. The packed page says where it works.
struct DeskPage {
    let page: PageContext
    let desk: PageAddress.DeskPage

    var html: HTML {
        let title = page.words.deskTitles[desk]
        let main: HTML = """
            <header class="title">
            <h1>\(title)</h1>
            </header>
            <p class="lead">\(page.words.deskNotHere)</p>

            """
        return Document(page: page, title: title, kind: "desk", main: main).html
    }
}
