import Testing
import Words

/// A report of tests names a language, not all its words.
extension Words: CustomTestStringConvertible {
    public var testDescription: String { languageName }
}
