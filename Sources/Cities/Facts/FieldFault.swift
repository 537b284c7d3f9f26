/// What is wrong with a field of a content file.
package enum FieldFault: Hashable, Sendable {
    /// Nobody reads a field of this name: a slip of the pen.
    case unknown
    case missing
    /// Another kind of value stands there.
    case expected(Kind)
    /// The file as a whole is not JSON; what the reader says, in English.
    case notJSON(String)
    /// No language tag in lower case, or one that stands twice.
    case languageTag(String)
    case noLanguage
    case missingIn(LanguageTag)
    case belowZero
    /// No bundle takes so large a number.
    case tooLarge
    /// Not an `http` or `https` address.
    case address(String)
    /// Not an `http` or `https` address that ends with a slash.
    case publicAddress(String)
    /// One of latitude and longitude is missing, or out of range.
    case place
    /// Not like `+08:00`.
    case utcOffset(String)
    /// Not like `Europe/Sofia`.
    case zone(String)
    /// Not two capital letters.
    case countryCode(String)
    case noneOf([String], found: String)
    case yearZero
    /// No city has this area, or so many people.
    case implausible(Double)

    package enum Kind: Hashable, Sendable { case text, number, wholeNumber, list, object }
}
