/// Zones of countries that have a single one, with what their clocks show, so that a page's offset can be held against it.
struct SingleZone: Hashable {
    /// In the IANA database.
    let name: String
    /// East of Greenwich.
    let minutes: Int
    /// In the months of summer time, where the country has it.
    let summerMinutes: Int?

    /// - Returns: The country's zone if the page's offset is one that its clocks show, else `nil`.
    static func zone(ofCountry code: String?, offset: Int) -> SingleZone? {
        guard let code, let (name, minutes, summer) = zones[code], offset == minutes || offset == summer else {
            return nil
        }
        return SingleZone(name: name, minutes: minutes, summerMinutes: summer)
    }

    private static let zones: [String: (String, Int, Int?)] = [
        "AE": ("Asia/Dubai", 240, nil), "AM": ("Asia/Yerevan", 240, nil), "AT": ("Europe/Vienna", 60, 120),
        "AZ": ("Asia/Baku", 240, nil), "BE": ("Europe/Brussels", 60, 120), "BG": ("Europe/Sofia", 120, 180),
        "BY": ("Europe/Minsk", 180, nil), "CH": ("Europe/Zurich", 60, 120), "CN": ("Asia/Shanghai", 480, nil),
        "CZ": ("Europe/Prague", 60, 120), "DE": ("Europe/Berlin", 60, 120), "DK": ("Europe/Copenhagen", 60, 120),
        "FI": ("Europe/Helsinki", 120, 180), "GE": ("Asia/Tbilisi", 240, nil), "GR": ("Europe/Athens", 120, 180),
        "HR": ("Europe/Zagreb", 60, 120), "HU": ("Europe/Budapest", 60, 120), "IN": ("Asia/Kolkata", 330, nil),
        "IR": ("Asia/Tehran", 210, nil), "IT": ("Europe/Rome", 60, 120), "JP": ("Asia/Tokyo", 540, nil),
        "KG": ("Asia/Bishkek", 360, nil), "KR": ("Asia/Seoul", 540, nil), "LT": ("Europe/Vilnius", 120, 180),
        "LV": ("Europe/Riga", 120, 180), "MK": ("Europe/Skopje", 60, 120), "PL": ("Europe/Warsaw", 60, 120),
        "RO": ("Europe/Bucharest", 120, 180), "RS": ("Europe/Belgrade", 60, 120), "SG": ("Asia/Singapore", 480, nil),
        "SI": ("Europe/Ljubljana", 60, 120), "SK": ("Europe/Bratislava", 60, 120), "TH": ("Asia/Bangkok", 420, nil),
        "TJ": ("Asia/Dushanbe", 300, nil), "TM": ("Asia/Ashgabat", 300, nil), "TR": ("Europe/Istanbul", 180, nil),
        "VN": ("Asia/Ho_Chi_Minh", 420, nil),
    ]
}
