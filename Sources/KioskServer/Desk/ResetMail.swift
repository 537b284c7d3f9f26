internal import StaffDesk

extension MailFile {
    /// The mail that carries a code, in both languages: nobody knows which the reader set. `nil` for an account without
    /// an address.
    init?(reset code: ResetCode, for account: Account) {
        guard let address = account.email.flatMap(EmailAddress.init) else { return nil }
        self.init(
            resetAt: address,
            subject: "Код для нового пароля / Code for a new password",
            text: """
                Код для нового пароля: \(code.grouped)
                Он действует час работы киоска, один раз, на странице «Сбросить пароль».
                Если вы его не запрашивали, ничего делать не нужно.

                Code for a new password: \(code.grouped)
                It is good for an hour of the kiosk's running, once, on its page “Reset password”.
                If you did not ask for it, there is nothing to do.
                """
        )
    }
}
