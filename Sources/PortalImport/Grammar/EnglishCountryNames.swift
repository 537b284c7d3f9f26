import Cities
import Words

/// Codes of countries by the names that English pages give them: short ones, official ones, and both with `the`.
enum EnglishCountryNames {
    static func code(of name: String) -> String? {
        var words = FoldedText(name).tokens.compactMap(\.word)
        if words.first == "the" { words.removeFirst() }
        if let code = codes[words] { return code }
        // `Republic of Bulgaria`: the form of the state, and the short name.
        guard let of = words.firstIndex(of: "of"), of > 0, words[..<of].allSatisfy(forms.contains) else { return nil }
        var short = words[(of + 1)...]
        if short.first == "the" { short = short.dropFirst() }
        return codes[Array(short)]
    }

    private static let forms: Set<String> = [
        "republic", "people", "s", "democratic", "socialist", "federal", "federative", "islamic", "arab", "bolivarian",
        "kingdom", "state", "plurinational", "grand", "duchy", "principality", "sultanate", "union", "commonwealth",
        "united", "independent", "co", "operative", "cooperative", "oriental", "eastern",
    ]

    private static let codes: [[String]: String] = {
        var codes: [[String]: String] = [:]
        for (code, country) in Words.of(.english).countries {
            for name in country.names { codes[FoldedText(name).tokens.compactMap(\.word)] = code }
        }
        for line in official.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            for name in fields.dropFirst() { codes[FoldedText(name).tokens.compactMap(\.word)] = fields[0] }
        }
        return codes
    }()

    /// Official names that are not the short one behind the form of the state, and those that would be read as another's.
    private static let official = """
        AE|Emirates
        AR|Argentine Republic
        BA|Bosnia
        BN|Brunei Darussalam
        CD|Democratic Republic of the Congo|DRC
        CF|Central African Republic
        CG|Republic of the Congo
        CH|Swiss Confederation
        CI|Republic of Cote d’Ivoire|Cote d’Ivoire
        CV|Cabo Verde
        CY|Republic of Cyprus
        DE|FRG
        FR|French Republic
        GB|United Kingdom of Great Britain and Northern Ireland|UK|Wales|Northern Ireland
        GR|Hellenic Republic
        HR|Republic of Croatia
        IR|Islamic Republic of Iran
        IT|Italian Republic
        JO|Hashemite Kingdom of Jordan
        KG|Kyrgyz Republic
        KP|Democratic People’s Republic of Korea|DPRK
        KR|Republic of Korea|ROK
        LA|Lao People’s Democratic Republic
        LB|Lebanese Republic
        MM|Republic of the Union of Myanmar
        MX|United Mexican States
        NL|Kingdom of the Netherlands|The Netherlands
        PS|State of Palestine
        PT|Portuguese Republic
        RU|Russian Federation
        SK|Slovak Republic
        SY|Syrian Arab Republic
        TG|Togolese Republic
        TL|Timor-Leste
        TN|Tunisian Republic
        TR|Turkish Republic
        TW|Republic of China|Taiwan
        TZ|United Republic of Tanzania
        US|United States of America|US
        UY|Oriental Republic of Uruguay
        VA|Holy See|Vatican City
        VN|Viet Nam|Socialist Republic of Viet Nam
        WS|Samoa
        """
}
