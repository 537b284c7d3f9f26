/// Words for each of a closed set of things, by the names that these have in Swift: `twinning`, `blackOnWhite`.
///
/// The sets belong to modules that this one does not know. Tests compare them with the English file, and with that every
/// other file is compared.
package struct ByName<Value: Codable & Sendable>: Codable, Sendable {
    let values: [String: Value]

    package init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: Value].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }

    package var names: Set<String> { Set(values.keys) }

    /// - Parameter thing: a case without a payload, or a name.
    package subscript(thing: some Hashable & Sendable) -> Value {
        guard let value = values[String(describing: thing)] else {
            preconditionFailure("no words for \(thing), though a test compares the names")
        }
        return value
    }
}
