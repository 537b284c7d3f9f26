import CityBundle

extension SignatureState {
    /// What a packer that has just used this key knows: it trusts itself.
    static func packed(by key: KeyID?) -> SignatureState { key.map { .trusted($0) } ?? .unsigned }

    /// Who signed, and whether that was checked.
    var sentence: Bilingual {
        switch self {
        case .unsigned:
            Bilingual(
                ru: "Не подписан: для пробы годится, на киоск не ставится.",
                en: "Not signed: fine for a try-out, never installed on a kiosk."
            )
        case .unchecked(let key):
            Bilingual(
                ru: "Подписан ключом \(key), доверие не проверено (--trust ПАПКА проверит).",
                en: "Signed by key \(key), trust not checked (--trust DIR does)."
            )
        case .trusted(let key):
            Bilingual(ru: "Подписан ключом \(key).", en: "Signed by key \(key).")
        }
    }
}
