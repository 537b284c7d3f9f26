/// Countries by the names that English has for them: short names and other usual ones.
enum UsualCountryNames {
    /// By code, the short name first.
    static let all: [String: [String]] = {
        var names: [String: [String]] = [:]
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "|").map(String.init)
            names[fields[0]] = Array(fields.dropFirst())
        }
        return names
    }()

    /// Code (ISO 3166-1), short name as the tz database has it, other names.
    private static let table = """
        AD|Andorra
        AE|United Arab Emirates|UAE
        AF|Afghanistan
        AG|Antigua and Barbuda
        AL|Albania
        AM|Armenia
        AO|Angola
        AR|Argentina
        AT|Austria
        AU|Australia
        AZ|Azerbaijan
        BA|Bosnia and Herzegovina
        BB|Barbados
        BD|Bangladesh
        BE|Belgium
        BF|Burkina Faso
        BG|Bulgaria
        BH|Bahrain
        BI|Burundi
        BJ|Benin
        BN|Brunei
        BO|Bolivia
        BR|Brazil
        BS|Bahamas
        BT|Bhutan
        BW|Botswana
        BY|Belarus
        BZ|Belize
        CA|Canada
        CD|DR Congo
        CF|Central African Rep.
        CG|Congo
        CH|Switzerland
        CI|Côte d’Ivoire|Ivory Coast
        CL|Chile
        CM|Cameroon
        CN|China|PRC
        CO|Colombia
        CR|Costa Rica
        CU|Cuba
        CV|Cape Verde
        CY|Cyprus
        CZ|Czechia|Czech Republic
        DE|Germany
        DJ|Djibouti
        DK|Denmark
        DM|Dominica
        DO|Dominican Republic
        DZ|Algeria
        EC|Ecuador
        EE|Estonia
        EG|Egypt
        ER|Eritrea
        ES|Spain
        ET|Ethiopia
        FI|Finland
        FJ|Fiji
        FM|Micronesia
        FR|France
        GA|Gabon
        GB|United Kingdom|Great Britain|England|Scotland
        GD|Grenada
        GE|Georgia
        GH|Ghana
        GM|Gambia
        GN|Guinea
        GQ|Equatorial Guinea
        GR|Greece
        GT|Guatemala
        GW|Guinea-Bissau
        GY|Guyana
        HN|Honduras
        HR|Croatia
        HT|Haiti
        HU|Hungary
        ID|Indonesia
        IE|Ireland
        IL|Israel
        IN|India
        IQ|Iraq
        IR|Iran
        IS|Iceland
        IT|Italy
        JM|Jamaica
        JO|Jordan
        JP|Japan
        KE|Kenya
        KG|Kyrgyzstan
        KH|Cambodia
        KI|Kiribati
        KM|Comoros
        KN|Saint Kitts and Nevis
        KP|North Korea
        KR|South Korea|Korea
        KW|Kuwait
        KZ|Kazakhstan
        LA|Laos
        LB|Lebanon
        LC|Saint Lucia
        LI|Liechtenstein
        LK|Sri Lanka
        LR|Liberia
        LS|Lesotho
        LT|Lithuania
        LU|Luxembourg
        LV|Latvia
        LY|Libya
        MA|Morocco
        MC|Monaco
        MD|Moldova
        ME|Montenegro
        MG|Madagascar
        MH|Marshall Islands
        MK|North Macedonia
        ML|Mali
        MM|Myanmar|Burma
        MN|Mongolia
        MR|Mauritania
        MT|Malta
        MU|Mauritius
        MV|Maldives
        MW|Malawi
        MX|Mexico
        MY|Malaysia
        MZ|Mozambique
        NA|Namibia
        NE|Niger
        NG|Nigeria
        NI|Nicaragua
        NL|Netherlands|Holland
        NO|Norway
        NP|Nepal
        NR|Nauru
        NZ|New Zealand
        OM|Oman
        PA|Panama
        PE|Peru
        PG|Papua New Guinea
        PH|Philippines
        PK|Pakistan
        PL|Poland
        PS|Palestine
        PT|Portugal
        PW|Palau
        PY|Paraguay
        QA|Qatar
        RO|Romania
        RS|Serbia
        RU|Russia
        RW|Rwanda
        SA|Saudi Arabia
        SB|Solomon Islands
        SC|Seychelles
        SD|Sudan
        SE|Sweden
        SG|Singapore
        SI|Slovenia
        SK|Slovakia
        SL|Sierra Leone
        SM|San Marino
        SN|Senegal
        SO|Somalia
        SR|Suriname
        SS|South Sudan
        ST|Sao Tome and Principe
        SV|El Salvador
        SY|Syria
        SZ|Eswatini
        TD|Chad
        TG|Togo
        TH|Thailand
        TJ|Tajikistan
        TL|East Timor
        TM|Turkmenistan
        TN|Tunisia
        TO|Tonga
        TR|Türkiye|Turkey
        TT|Trinidad and Tobago
        TV|Tuvalu
        TZ|Tanzania
        UA|Ukraine
        UG|Uganda
        US|United States|USA|America
        UY|Uruguay
        UZ|Uzbekistan
        VA|Vatican
        VC|Saint Vincent
        VE|Venezuela
        VN|Vietnam
        VU|Vanuatu
        WS|Samoa (western)
        YE|Yemen
        ZA|South Africa
        ZM|Zambia
        ZW|Zimbabwe
        """
}
