/// The command of every mail system that takes a mail from standard input.
enum SendmailCommand {
    /// - Parameter named: by the operator.
    static func path(_ named: String?) -> String {
        named ?? Environment.value("POBRATIM_SENDMAIL") ?? "/usr/sbin/sendmail"
    }
}
