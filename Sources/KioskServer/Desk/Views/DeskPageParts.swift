internal import Cities
internal import CityPages
internal import Words

/// The parts of the desk pages. Labels, hints and errors belong to their fields by `for` and `aria-describedby`.
struct DeskPageParts: Sendable {
    let words: DeskWords
    /// See `Token.formKey`.
    let formKey: String

    struct Field: Sendable {
        var name: String
        var label: String
        var kind: Kind = .text
        var value = ""
        var hint: String?
        var error: String?
        var isRequired = true

        /// How it is typed, and what a browser may fill in.
        enum Kind: Sendable {
            case text, username, email, currentPassword, newPassword, code
            /// Several lines.
            case message(maximumCount: Int)
        }
    }

    func title(_ title: String) -> HTML {
        """
        <header class="title">
        <h1>\(title)</h1>
        </header>

        """
    }

    /// The notice of a thing that was done.
    func notice(_ text: String?) -> HTML {
        guard let text, !text.isEmpty else { return .empty }
        return "<p class=\"desk-notice\" role=\"status\">\(text)</p>\n"
    }

    /// The errors above the form; each leads to its field.
    func errors(_ fields: [Field], general: String? = nil) -> HTML {
        let items = fields.compactMap { field -> HTML? in
            field.error.map { "<li><a href=\"#f-\(field.name)\">\($0)</a></li>\n" }
        }
        guard general != nil || !items.isEmpty else { return .empty }
        let list: HTML = items.isEmpty ? .empty : "<ul>\n\(items.joined())</ul>\n"
        return "<div class=\"desk-errors\" role=\"alert\">\n<p>\(general ?? words.mistakes)</p>\n\(list)</div>\n"
    }

    /// - Parameters:
    ///   - address: the page that takes it, relative to this one.
    ///   - action: what it does there.
    func form(_ address: String, _ action: DeskAction, _ inside: HTML, button: String, hidden: [(String, String)] = [])
        -> HTML
    {
        let values = [("form", formKey), ("do", action.rawValue)] + hidden.filter { !$0.1.isEmpty }
        let fields = values.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">\n"
        }
        return """
            <form class="desk-form" method="post" action="\(address)">
            \(fields.joined())\(inside)<p><button type="submit">\(button)</button></p>
            </form>

            """
    }

    func field(_ field: Field) -> HTML {
        let id = "f-\(field.name)"
        let described = [field.error.map { _ in "\(id)-error" }, field.hint.map { _ in "\(id)-hint" }].compactMap { $0 }
        let describedBy: HTML =
            described.isEmpty ? .empty : " aria-describedby=\"\(described.joined(separator: " "))\""
        let invalid: HTML = field.error == nil ? .empty : " aria-invalid=\"true\""
        let required: HTML = field.isRequired ? " required" : .empty
        let attributes: HTML = "id=\"\(id)\" name=\"\(field.name)\"\(describedBy)\(invalid)\(required)"
        let error: HTML = field.error.map { "<p class=\"desk-error\" id=\"\(id)-error\">\($0)</p>\n" } ?? .empty
        let hint: HTML = field.hint.map { "<p class=\"desk-hint\" id=\"\(id)-hint\">\($0)</p>\n" } ?? .empty
        return """
            <div class="desk-field">
            <label for="\(id)">\(field.label)</label>
            \(error)\(input(field, attributes))\(hint)</div>

            """
    }

    private func input(_ field: Field, _ attributes: HTML) -> HTML {
        let plain: HTML = " autocapitalize=\"none\" spellcheck=\"false\""
        return switch field.kind {
        case .text:
            "<input \(attributes) type=\"text\" maxlength=\"200\" value=\"\(field.value)\"\(plain) autocomplete=\"off\">\n"
        case .username:
            "<input \(attributes) type=\"text\" maxlength=\"254\" value=\"\(field.value)\"\(plain) autocomplete=\"username\">\n"
        case .email:
            "<input \(attributes) type=\"email\" maxlength=\"254\" value=\"\(field.value)\"\(plain) autocomplete=\"email\">\n"
        case .currentPassword:
            "<input \(attributes) type=\"password\" maxlength=\"200\"\(plain) autocomplete=\"current-password\">\n"
        case .newPassword:
            "<input \(attributes) type=\"password\" maxlength=\"200\"\(plain) autocomplete=\"new-password\">\n"
        case .code:
            "<input \(attributes) type=\"text\" maxlength=\"20\" inputmode=\"numeric\" autocomplete=\"one-time-code\">\n"
        case .message(let maximumCount):
            // Browsers drop a line feed right behind the tag.
            "<textarea \(attributes) rows=\"8\" maxlength=\"\(maximumCount)\">\n\(field.value)</textarea>\n"
        }
    }

    func section(_ heading: String, _ inside: HTML) -> HTML {
        "<section class=\"desk-section\">\n<h2>\(heading)</h2>\n\(inside)</section>\n"
    }

    func facts(_ facts: [(String, HTML)]) -> HTML {
        let rows = facts.map { label, value -> HTML in "<dt>\(label)</dt><dd>\(value)</dd>\n" }
        return "<dl class=\"desk-facts\">\n\(rows.joined())</dl>\n"
    }

    func list(_ items: [HTML], none: String) -> HTML {
        guard !items.isEmpty else { return "<p>\(none)</p>\n" }
        let rows = items.map { item -> HTML in "<li>\(item)</li>\n" }
        return "<ul class=\"desk-list\">\n\(rows.joined())</ul>\n"
    }

    func button(_ link: String, _ label: String) -> HTML {
        "<p><a class=\"button\" href=\"\(link)\">\(label)</a></p>\n"
    }
}
