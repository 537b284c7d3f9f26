import Cities

/// What is accessible, and what is not.
struct AccessibilityPage {
    let page: PageContext

    var html: HTML {
        let statements = page.words.accessibilityStatement.map { statement -> HTML in
            """
            <section class="prose">
            <h2>\(statement.heading)</h2>
            \(statement.paragraphs.map { "<p>\($0)</p>\n" as HTML }.joined())</section>

            """
        }
        let main: HTML = """
            <header class="title">
            <h1>\(page.words.accessibilityTitle)</h1>
            </header>
            \(statements.joined())
            """
        return Document(page: page, title: page.words.accessibilityTitle, kind: "accessibility", main: main).html
    }
}
