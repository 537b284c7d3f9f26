import Cities
import Words

/// The accessibility statement: which requirements are met, and which are not.
struct AccessibilityPage {
    let page: PageContext

    var html: HTML {
        let statements = page.words.accessibilityStatement.map { statement -> HTML in
            """
            <section class="prose">
            <h2>\(statement.heading)</h2>
            \(statement.paragraphs.map { "<p>\($0)</p>\n" as HTML }.joined())\(requirements(statement))</section>

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

    private func requirements(_ statement: Words.Statement) -> HTML {
        guard !statement.requirements.isEmpty else { return .empty }
        let rows = statement.requirements.map { requirement -> HTML in
            let criteria = requirement.criteria.map { "<dt>\($0)</dt>\n" as HTML }.joined()
            return "<div>\n\(criteria)<dd>\(requirement.answer)</dd>\n</div>\n"
        }
        return "<dl class=\"requirements\">\n\(rows.joined())</dl>\n"
    }
}
