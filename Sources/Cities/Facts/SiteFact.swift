/// The address of the city's own site.
package enum SiteFact: FactKind {
    package struct Written: WrittenFact {
        package var address: String?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.site
    package static let title = FactTitle(russian: "сайт", english: "website")
    package static let labels: [LanguageTag: [String]] = [
        .russian: [
            "сайт", "официальный сайт", "веб - сайт", "web - сайт", "вебсайт", "интернет - сайт", "адрес сайта",
            "официальный веб - сайт",
        ],
        .english: ["website", "web site", "site", "official site", "official website"],
    ]
    package static let place = FactPlace.row
    package static let isAmongEvents = true
    package static let isSearched = false

    /// Where the text has no address, a link in it has.
    package static func read(_ source: FactSource) -> FactReading<WebAddress> {
        let written = SiteText.addresses(in: source.text)
        let addresses = written.isEmpty ? source.links : written
        guard let first = addresses.first else { return .unread(.notUnderstood(source.text)) }
        var reading = FactReading.value(first)
        reading.more = addresses.dropFirst().map(\.address)
        return reading
    }

    package static func written(_ fact: Fact<WebAddress>) -> Written {
        Written(address: fact.value?.address, source: fact.source, language: fact.writtenLanguage)
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> WebAddress? {
        guard let address = written.address else { return nil }
        guard let value = WebAddress(address) else { throw file.error("facts.site.address", .address(address)) }
        return value
    }

    package static func said(
        _ value: WebAddress,
        _ fact: Fact<WebAddress>,
        in wording: some FactWording
    ) -> [SaidPart]? {
        [.link(value)]
    }

    package static func data(_ fact: Fact<WebAddress>) -> [String: FactDatum] {
        fact.value.map { ["site": .text($0.address)] } ?? [:]
    }
}

extension FactName {
    package static let site = FactName(rawValue: "site")
}

extension CityFacts {
    package var site: Fact<WebAddress>? {
        get { self[SiteFact.self] }
        set { self[SiteFact.self] = newValue }
    }
}

/// `http://www.chengdu.gov.cn/`, `www.sz.gov.cn.`, `официальный сайт – chengdu.gov.cn`.
struct SiteText {
    /// The addresses in the text, in their order. One written without a scheme gets `http`, as browsers of its day gave it.
    ///
    /// None where one is torn in two (`http://a b.example`): whatever stands behind the gap may be its end.
    static func addresses(in text: String) -> [WebAddress] {
        var addresses: [WebAddress] = []
        for list in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "|" }) {
            var parts = list.split { $0.unicodeScalars.allSatisfy(\.isBlank) }.map(String.init)
            var isBehindScheme = false
            while !parts.isEmpty {
                var part = parts.removeFirst()
                // `http:// www.example.org`: the space is a slip.
                if let next = parts.first, ["http://", "https://"].contains(part.lowercased()) {
                    part += next
                    parts.removeFirst()
                }
                let address = address(part)
                let hasScheme = ["http://", "https://"].contains(where: part.lowercased().hasPrefix)
                if hasScheme ? address == nil : isBehindScheme && address != nil && !startsAnew(part) { return [] }
                isBehindScheme = hasScheme
                if let address, !addresses.contains(address) { addresses.append(address) }
            }
        }
        return addresses
    }

    private static func startsAnew(_ part: String) -> Bool {
        part.lowercased().hasPrefix("www.")
            || part.unicodeScalars.first.map { !$0.isLetter && !$0.isASCIIDigit } ?? false
    }

    private static func address(_ part: String) -> WebAddress? {
        let marks: Set<Character> = [
            ".", ",", ";", ":", ")", "(", "]", "[", "»", "«", "\"", "'", "“", "”", "<", ">", "!", "?",
        ]
        var part = Substring(part)
        while let last = part.last, marks.contains(last) { part = part.dropLast() }
        while let first = part.first, marks.contains(first) { part = part.dropFirst() }
        let text = String(part)
        let lowered = text.lowercased()
        if lowered.hasPrefix("http://") || lowered.hasPrefix("https://") { return WebAddress(text) }
        guard !text.contains("@"), !lowered.contains("://"), isHost(lowered.prefix { !"/?#:".contains($0) }) else {
            return nil
        }
        return WebAddress("http://" + text)
    }

    /// Labels of letters, digits and hyphens, and a last one of two or more letters.
    private static func isHost(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2,
            last.unicodeScalars.allSatisfy({ $0.isLetter || $0 == "-" || $0.isASCIIDigit }),
            last.unicodeScalars.first.map(\.isLetter) == true
        else { return false }
        let isCyrillic = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        // `г.Казань` has the form of a host too.
        guard
            !isCyrillic
                || ["рф", "рус", "бг", "бел", "укр", "қаз", "мон", "срб", "дети", "москва", "татар"].contains(last)
        else {
            return false
        }
        return labels.allSatisfy { label in
            !label.isEmpty && label.unicodeScalars.allSatisfy { $0.isLetter || $0.isASCIIDigit || $0 == "-" }
        }
    }
}
