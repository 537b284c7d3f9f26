import StaffDesk

/// What is typed behind `staff`, checked.
enum StaffInput {
    static func name(_ text: String) throws(OperatorMessage) -> AccountName {
        guard let name = AccountName(text) else {
            throw OperatorMessage(
                "staff-name",
                exit: .usage,
                Bilingual(ru: "«\(text)» не годится как имя для входа", en: "“\(text)” is no name to sign in with"),
                next: Bilingual(
                    ru: "от 2 до 40 букв, цифр, точек, дефисов и подчёркиваний, без пробелов.",
                    en: "2 to 40 letters, digits, dots, hyphens and low lines, without spaces."
                )
            )
        }
        return name
    }

    static func email(_ text: String) throws(OperatorMessage) -> EmailAddress {
        guard let email = EmailAddress(text) else {
            throw OperatorMessage(
                "staff-email",
                exit: .usage,
                Bilingual(ru: "«\(text)» — не адрес электронной почты", en: "“\(text)” is no e-mail address"),
                next: Bilingual(ru: "например: ivan@example.org.", en: "for example: ivan@example.org.")
            )
        }
        return email
    }

    static func role(_ text: String) throws(OperatorMessage) -> Account.Role {
        switch text {
        case "staff": return .staff
        case "administrator": return .administrator
        default:
            throw OperatorMessage(
                "staff-role",
                exit: .usage,
                Bilingual(
                    ru: "«\(text)» — не роль: есть staff и administrator",
                    en: "“\(text)” is no role: staff or administrator"
                )
            )
        }
    }
}
