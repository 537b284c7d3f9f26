/// What was typed into a form.
struct FormFields: Hashable, Sendable {
    private var values: [String: String] = [:]

    init() {}

    /// - Parameter body: `application/x-www-form-urlencoded`. Of a name that comes twice the first counts.
    init(_ body: String) {
        for (name, value) in FormQuery.pairs(in: body) where values[name] == nil { values[name] = value }
    }

    /// Empty where there is no such field.
    subscript(name: String) -> String { values[name] ?? "" }
}
