package import Cities

/// Why a content folder is refused: what is wrong, in which file, and on which line where that is known.
package struct ContentError: Error, Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        /// The file is not there.
        case missing
        /// The system's error number from reading.
        case unreadable(errno: Int32)
        case tooLarge(byteCount: Int, limit: Int)
        case notUTF8
        /// The field is empty for the file as a whole.
        case field(String, FieldFault)
        case malformedSlug(String)
        case reservedSlug(String)
        case undeclaredLanguage(String)
        /// The order names a city that has no folder.
        case cityWithoutFolder(CitySlug)
        /// A city has a folder, and the order does not name it.
        case cityNotInOrder(CitySlug)
        /// The order names a city twice.
        case cityTwiceInOrder(CitySlug)
        case markdown(MarkdownError)
        /// No `# Name` at the start.
        case nameMissing
        /// A heading that starts neither of the two sections, or a third one.
        case unexpectedHeading(String)
        /// Prose where only a list of events may stand.
        case eventsNotAList
        /// An event that starts like a date, but the calendar has no such date, or the range runs backwards.
        case eventDate(String)
        /// A city whose folder has no text in any language.
        case noText
        case photoMissing
        /// The bytes are not those of a JPEG, PNG or WebP file.
        case photoIsNoPicture
        /// A photo without this in this language, or in any (`nil`).
        case photoLacks(PhotoText, LanguageTag?)
        case twoPhotos(String, String)
        /// What the picture holds that may not be there.
        case unsafePicture(UnsafePicture)
    }

    package enum PhotoText: String, Hashable, Sendable { case credit, description }

    /// Relative to the content folder.
    package var file: String
    /// From 1; `nil` when the file as a whole is meant.
    package var line: Int?
    package var problem: Problem

    package init(_ problem: Problem, file: String, line: Int? = nil) {
        self.problem = problem
        self.file = file
        self.line = line
    }
}
