package import Cities

/// What became of a line of the page. Every line that is not blank has one.
package enum LineFate: Hashable, Sendable {
    /// A city's name and country.
    case entryHeading
    /// The portal's buttons that open and close an entry.
    case expander
    /// One or more facts, or the label of a fact whose value follows, or a label without a value.
    case facts([FactName])
    case sectionHeading
    case prose
    case event
    /// A further paragraph of the event before it.
    case eventContinued
    case pageTitle
    /// What every page of the portal has: signing in, sizes, colours, menus.
    case chrome
    case notUnderstood
}
