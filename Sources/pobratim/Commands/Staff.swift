import ArgumentParser
import BundleUpdates
import Glibc
import StaffDesk

struct Staff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who may sign in at the screen of the kiosk.",
        subcommands: [Add.self, List.self, Reset.self, Remove.self]
    )

    struct Place: ParsableArguments {
        @Option(help: "The state folder.") var state: String

        /// The desk of this state folder.
        ///
        /// - Parameter isNewTaken: whether one may be made where there is none.
        func open(isNewTaken: Bool = false) throws -> StaffDesk {
            do throws(UpdateError) { try StateOwner.become(ownerOf: state) } catch { throw OperatorMessage(error) }
            let path = DeskFiles(state: state).database
            do throws(DeskError) {
                guard isNewTaken || access(path, F_OK) == 0 else { throw .file(path: path, errno: errno) }
                return try StaffDesk(path: path)
            } catch {
                throw OperatorMessage(error, state: state)
            }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody sign in. The password is asked for, or read from standard input."
        )

        @Argument(help: "What they sign in with: letters, digits, dots, hyphens.") var name: String
        @Option(help: "Where a code goes when the password is forgotten.") var email: String?
        @Option(help: "staff, or administrator. (default: administrator for the first, staff for others)")
        var role: String?
        @OptionGroup var place: Place

        func run() throws {
            try Operator.runInPlace("staff add") {
                let name = try StaffInput.name(name)
                let email = try email.map(StaffInput.email)
                let role = try role.map(StaffInput.role)
                let desk = try place.open(isNewTaken: true)
                let password = try NewPassword.read(for: name)
                do throws(DeskError) {
                    let isFirst = try desk.accounts.isEmpty
                    let role = role ?? (isFirst ? .administrator : .staff)
                    try desk.add(name, email: email, role: role, password: password)
                } catch {
                    throw OperatorMessage(error, state: place.state)
                }
                Operator.print(
                    Bilingual(ru: "\(name.text) может войти.", en: "\(name.text) may sign in.").text(in: .current)
                )
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who may sign in.")

        @OptionGroup var place: Place

        func run() throws {
            try Operator.runInPlace("staff list") {
                let desk = try place.open()
                do throws(DeskError) {
                    for account in try desk.accounts { Operator.print(account.line.text(in: .current)) }
                } catch {
                    throw OperatorMessage(error, state: place.state)
                }
            }
        }
    }

    struct Reset: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a code with which somebody chooses a new password at the kiosk's screen."
        )

        @Argument var name: String
        @OptionGroup var place: Place

        func run() throws {
            try Operator.runInPlace("staff reset") {
                let name = try StaffInput.name(name)
                let desk = try place.open()
                do throws(DeskError) {
                    let spool = MailSpool(DeskFiles(state: place.state))
                    let code = try desk.issueCode(for: name, inPlaceOf: spool).grouped
                    let words = Bilingual(
                        ru: "\(code)\nКод действует час работы киоска, один раз, на странице «Сбросить пароль».",
                        en:
                            "\(code)\nThe code is good for an hour of the kiosk's running, once, on the page “Reset password”."
                    )
                    Operator.print(words.text(in: .current))
                } catch {
                    throw OperatorMessage(error, state: place.state)
                }
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody sign in no more. Their messages stay."
        )

        @Argument var name: String
        @OptionGroup var place: Place

        func run() throws {
            try Operator.runInPlace("staff remove") {
                let name = try StaffInput.name(name)
                let desk = try place.open()
                do throws(DeskError) { try desk.remove(name) } catch {
                    throw OperatorMessage(error, state: place.state)
                }
                let words = Bilingual(
                    ru: "\(name.text) больше не может войти.",
                    en: "\(name.text) may no longer sign in."
                )
                Operator.print(words.text(in: .current))
            }
        }
    }
}

extension Account {
    fileprivate var line: Bilingual {
        let email = email.map { "  \($0)" } ?? ""
        return Bilingual(
            ru: "\(name)  \(role == .administrator ? "администратор" : "сотрудник")\(email)"
                + (hasPassword ? "" : "  пароль ещё не выбран"),
            en: "\(name)  \(role == .administrator ? "administrator" : "staff")\(email)"
                + (hasPassword ? "" : "  no password chosen yet")
        )
    }
}
