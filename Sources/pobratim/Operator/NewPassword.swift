import Glibc
import StaffDesk

/// A password that somebody chooses at the console: typed twice without echo, or the first line of standard input.
enum NewPassword {
    static func read(for name: AccountName) throws(OperatorMessage) -> String {
        let password = isatty(STDIN_FILENO) == 1 ? try typed(for: name) : readLine() ?? ""
        if let fault = PasswordRules.fault(in: password, of: name.text) { throw OperatorMessage(fault) }
        return password
    }

    private static func typed(for name: AccountName) throws(OperatorMessage) -> String {
        let first = line(Bilingual(ru: "Пароль для \(name.text): ", en: "Password for \(name.text): "))
        let second = line(Bilingual(ru: "Ещё раз: ", en: "Once more: "))
        guard first == second else {
            throw OperatorMessage(
                "password-differs",
                exit: .dataRefused,
                Bilingual(ru: "пароли не совпали", en: "the two passwords differ"),
                now: Bilingual(ru: "ничего не изменено.", en: "nothing was changed.")
            )
        }
        return first
    }

    /// getpass(3) puts the echo back whatever is typed; an interrupt arrives as a character, which no password has.
    private static func line(_ prompt: Bilingual) -> String {
        guard let typed = getpass(prompt.text(in: .current)) else { return "" }
        defer { memset(typed, 0, strlen(typed)) }
        return String(cString: typed)
    }
}

extension OperatorMessage {
    fileprivate init(_ fault: PasswordRules.Fault) {
        let words =
            switch fault {
            case .tooShort:
                Bilingual(
                    ru: "пароль короче \(PasswordRules.minimumCount) знаков",
                    en: "the password has fewer than \(PasswordRules.minimumCount) characters"
                )
            case .tooLong:
                Bilingual(
                    ru: "пароль длиннее \(PasswordRules.maximumCount) знаков",
                    en: "the password has more than \(PasswordRules.maximumCount) characters"
                )
            case .tooSimple: Bilingual(ru: "пароль слишком прост", en: "the password is too simple")
            case .untypable:
                Bilingual(ru: "в пароле управляющий знак", en: "the password holds a control character")
            }
        self.init(
            "password-refused",
            exit: .dataRefused,
            words,
            now: Bilingual(ru: "ничего не изменено.", en: "nothing was changed.")
        )
    }
}
