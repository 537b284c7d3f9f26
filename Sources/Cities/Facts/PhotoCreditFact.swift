/// Whom the source names for its own photo, which need not be the photo shown here.
package enum PhotoCreditFact: FactKind {
    package struct Written: WrittenFact {
        package var text: String?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.photoCredit
    package static let title = FactTitle(russian: "автор фото", english: "photo credit")
    package static let labels: [LanguageTag: [String]] = [
        .russian: ["фото", "фотография", "источник фото", "автор фото", "фото автора"],
        .english: ["photo", "photo credit"],
    ]
    /// Beside a picture it would credit the wrong one.
    package static let place = FactPlace.rowWithoutPhoto
    package static let isAmongEvents = true
    package static let isSearched = false

    package static func read(_ source: FactSource) -> FactReading<PhotoCredit> { PhotoCreditText.read(source.text) }

    package static func written(_ fact: Fact<PhotoCredit>) -> Written {
        Written(text: fact.value?.text, source: fact.source, language: fact.writtenLanguage)
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> PhotoCredit? {
        written.text.map(PhotoCredit.init)
    }

    package static func said(
        _ value: PhotoCredit,
        _ fact: Fact<PhotoCredit>,
        in wording: some FactWording
    ) -> [SaidPart]? {
        nil
    }
}

extension FactName {
    package static let photoCredit = FactName(rawValue: "photoCredit")
}

extension CityFacts {
    package var photoCredit: Fact<PhotoCredit>? {
        get { self[PhotoCreditFact.self] }
        set { self[PhotoCreditFact.self] = newValue }
    }
}

/// Whom the source credits for a photo: a site, a page, or a person.
package struct PhotoCredit: Hashable, Sendable {
    package var text: String

    package init(text: String) { self.text = text }
}

/// `flickr.com/photos/name`, `© А. Иванов.`: kept as written, without stray marks at the ends.
enum PhotoCreditText {
    static func read(_ text: String) -> FactReading<PhotoCredit> {
        var scalars = Substring(text.whiteSpaceFolded).unicodeScalars
        while let last = scalars.last, [".", ",", ";", ":", " "].contains(last) { scalars.removeLast() }
        while let first = scalars.first, [",", ";", ":", " "].contains(first) { scalars.removeFirst() }
        guard scalars.contains(where: { $0.isLetter || $0.isASCIIDigit }) else { return .unread(.notUnderstood(text)) }
        return .value(PhotoCredit(text: String(scalars)))
    }
}
