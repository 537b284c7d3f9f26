extension Country {
    /// What is of the country, and who: `китайский`, `Chinese`; by language. Of the countries in which partner cities are usual.
    var adjectives: [LanguageTag: [String]] { code.flatMap { Self.byCode[$0] } ?? [:] }

    private static let byCode: [String: [LanguageTag: [String]]] = {
        var adjectives: [String: [LanguageTag: [String]]] = [:]
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            adjectives[fields[0]] = [.russian: words(fields[1]), .english: words(fields[2])]
        }
        return adjectives
    }()

    private static func words(_ field: String) -> [String] { field.split(separator: ",").map(String.init) }

    /// Code, adjective and people in Russian, the same in English.
    private static let table = """
        AE|эмиратский|Emirati
        AM|армянский,армяне|Armenian
        AR|аргентинский|Argentine,Argentinian
        AT|австрийский,австрийцы|Austrian
        AU|австралийский|Australian
        AZ|азербайджанский|Azerbaijani
        BE|бельгийский|Belgian
        BG|болгарский,болгары|Bulgarian
        BR|бразильский|Brazilian
        BY|белорусский,белорусы|Belarusian
        CA|канадский|Canadian
        CH|швейцарский|Swiss
        CN|китайский,китайцы|Chinese
        CU|кубинский|Cuban
        CY|кипрский|Cypriot
        CZ|чешский,чехи|Czech
        DE|немецкий,немцы,германский|German
        DK|датский|Danish
        EE|эстонский|Estonian
        EG|египетский|Egyptian
        ES|испанский,испанцы|Spanish
        FI|финский,финны|Finnish
        FR|французский,французы|French
        GB|британский,английский|British,English
        GE|грузинский,грузины|Georgian
        GR|греческий,греки|Greek
        HR|хорватский|Croatian
        HU|венгерский,венгры|Hungarian
        ID|индонезийский|Indonesian
        IE|ирландский|Irish
        IL|израильский|Israeli
        IN|индийский,индийцы|Indian
        IQ|иракский|Iraqi
        IR|иранский,персидский|Iranian,Persian
        IT|итальянский,итальянцы|Italian
        JO|иорданский|Jordanian
        JP|японский,японцы|Japanese
        KG|киргизский,кыргызский|Kyrgyz
        KP|корейский,северокорейский|Korean
        KR|корейский,южнокорейский|Korean
        KW|кувейтский|Kuwaiti
        KZ|казахский,казахстанский,казахи|Kazakh,Kazakhstani
        LT|литовский|Lithuanian
        LV|латвийский,латышский|Latvian
        MA|марокканский|Moroccan
        MD|молдавский|Moldovan
        MK|македонский|Macedonian
        MN|монгольский|Mongolian
        MX|мексиканский|Mexican
        MY|малайзийский|Malaysian
        NL|нидерландский,голландский|Dutch
        NO|норвежский|Norwegian
        PK|пакистанский|Pakistani
        PL|польский,поляки|Polish
        PT|португальский|Portuguese
        QA|катарский|Qatari
        RO|румынский|Romanian
        RS|сербский,сербы|Serbian
        RU|российский,русский|Russian
        SA|саудовский|Saudi
        SE|шведский,шведы|Swedish
        SI|словенский|Slovenian
        SK|словацкий|Slovak
        SY|сирийский|Syrian
        TH|тайский,таиландский|Thai
        TJ|таджикский|Tajik
        TM|туркменский|Turkmen
        TN|тунисский|Tunisian
        TR|турецкий,турки|Turkish
        UA|украинский|Ukrainian
        US|американский|American
        UZ|узбекский|Uzbek
        VN|вьетнамский|Vietnamese
        ZA|южноафриканский|South African
        """
}
