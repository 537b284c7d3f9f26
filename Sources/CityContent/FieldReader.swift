import Cities

/// Turns written fields into values, and names file, field and line where one cannot be.
struct FieldReader {
    let file: String
    let bytes: [UInt8]

    func error(_ field: String, _ fault: FieldFault) -> ContentError {
        ContentError(.field(field, fault), file: file, line: line(of: field))
    }

    /// The line, from 1, of a field by its full name, `facts.founded.year`.
    func line(of field: String) -> Int? {
        StrictJSON.line(of: field.split(separator: ".").map(String.init), in: bytes)
    }

    /// Texts by declared language; an empty one counts as missing.
    func localized(
        _ written: [String: String],
        _ field: String,
        among languages: [LanguageTag]
    ) throws(ContentError) -> Localized<String> {
        var texts: [LanguageTag: String] = [:]
        for (tag, text) in written.sorted(by: { $0.key < $1.key }) {
            guard let language = LanguageTag(rawValue: tag), languages.contains(language) else {
                throw ContentError(.undeclaredLanguage(tag), file: file, line: line(of: field))
            }
            let trimmed = text.trimmingWhiteSpace()
            if !trimmed.isEmpty { texts[language] = trimmed }
        }
        return Localized(texts)
    }

    func place(_ latitude: Double?, _ longitude: Double?) throws(ContentError) -> Place {
        guard let latitude, let longitude, let place = Place(latitude: latitude, longitude: longitude) else {
            throw error("latitude", .place)
        }
        return place
    }

    func timeZone(_ written: SiteFile.TimeZone, _ field: String) throws(ContentError) -> CityTimeZone {
        CityTimeZone(
            minutesFromUTC: try offset(written.utcOffset, "\(field).utcOffset"),
            summerMinutesFromUTC: try written.summerUtcOffset.map { text throws(ContentError) in
                try offset(text, "\(field).summerUtcOffset")
            },
            zone: try zone(written.zone, "\(field).zone")
        )
    }

    func offset(_ text: String, _ field: String) throws(ContentError) -> Int {
        guard let minutes = WrittenOffset.minutes(from: text) else {
            throw error(field, .utcOffset(text))
        }
        return minutes
    }

    /// A name of the IANA database, by its form: `Europe/Sofia`.
    func zone(_ text: String?, _ field: String) throws(ContentError) -> String? {
        guard let text else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ part in
                !part.isEmpty
                    && part.utf8.allSatisfy {
                        $0.isDigit || ($0 | 0x20).isLowercaseLetter || "_-+".utf8.contains($0)
                    }
            })
        else { throw error(field, .zone(text)) }
        return text
    }
}

extension StringProtocol {
    func trimmingWhiteSpace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
