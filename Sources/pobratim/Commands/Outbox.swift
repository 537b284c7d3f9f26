import ArgumentParser
import BundleUpdates
import CityBundle
import StaffDesk
import Subprocess

struct Outbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put messages, usage figures and health into a letter for the office, encrypted by age.",
        discussion: """
            More than \(StaffDesk.mostInLetter) messages make several letters. A letter lies in the folder outbox of the state folder until a stick has taken it (stick-out). It is \
            encrypted for the outboxRecipient of the installed bundle; where none is named, nothing is written.
            """
    )

    @Option(help: "The state folder.") var state: String
    @Option(help: "The folder of public keys (*.pub), one of which must have signed.") var trust: String

    private static let maximumByteCount = 64 << 20

    func run() async throws {
        try await Operator.run("outbox") {
            let recipient: String?
            do throws(UpdateError) {
                try StateOwner.become(ownerOf: state)
                recipient = try trustedRecipient()
            } catch {
                throw OperatorMessage(error)
            }
            let files = DeskFiles(state: state)
            let desk: StaffDesk
            do throws(DeskError) {
                desk = try StaffDesk(path: files.database)
                try desk.settleLetters(files)
            } catch {
                throw OperatorMessage(error, state: state)
            }
            guard let recipient else { return say(Self.noRecipient) }
            // The server alone knows what went wrong in it. Where none runs, the letter says nothing of it.
            let errors = ErrorReport(ofServerOn: StateFolder(state))?.lines
            let health = MachineHealth(state: state, errors: errors).json
            var names: Set<String> = []
            var next: Int? = 0
            while let previous = next {
                let letter: Letter
                do throws(DeskError) { letter = try desk.letter(health: health, after: previous) } catch {
                    throw OperatorMessage(error, state: state)
                }
                let encrypted = try await encrypt(letter.archive, for: recipient)
                do throws(DeskError) { try desk.put(letter, encrypted: encrypted, files) } catch {
                    throw OperatorMessage(error, state: state)
                }
                names.insert(letter.fileName)
                next = letter.next
                say(
                    Bilingual(
                        ru: "Письмо готово: \(letter.fileName), сообщений: \(letter.messageCount).",
                        en: "The letter \(letter.fileName) is ready, with \(letter.messageCount) message(s)."
                    )
                )
            }
            do throws(DeskError) { try desk.keepLetters(names, files) } catch {
                throw OperatorMessage(error, state: state)
            }
        }
    }

    private func say(_ words: Bilingual) { Operator.print(words.text(in: .current)) }

    /// - Returns: `nil` where the bundle names nobody, or is not signed by a trusted key: then anybody might have named one.
    private func trustedRecipient() throws(UpdateError) -> String? {
        let serving = Serving(state: StateFolder(state), trust: Trust(installerKeys: trust))
        let shown = try serving.open { _ in }
        if case .unverified = shown.condition { return nil }
        return shown.bundle.info.outboxRecipient
    }

    private func encrypt(_ archive: [UInt8], for recipient: String) async throws(OperatorMessage) -> [UInt8] {
        do {
            let result = try await Subprocess.run(
                .name("age"),
                arguments: ["--encrypt", "--recipient", recipient],
                input: .array(archive),
                output: .bytes(limit: Self.maximumByteCount),
                error: .discarded
            )
            if case .exited(0) = result.terminationStatus { return result.standardOutput }
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw OperatorMessage(
                "age-missing",
                exit: .configuration,
                Bilingual(ru: "нет команды age", en: "there is no command age"),
                now: Self.nothingLost,
                next: Bilingual(ru: "установите пакет age.", en: "install the package age.")
            )
        } catch {
            // Said below.
        }
        throw OperatorMessage(
            "age-failed",
            exit: .disk,
            Bilingual(ru: "команда age не зашифровала письмо", en: "the command age did not encrypt the letter"),
            now: Self.nothingLost
        )
    }

    private static let noRecipient = Bilingual(
        ru: "Пакет не называет получателя (outboxRecipient): ничего не покидает киоск.",
        en: "The bundle names no recipient (outboxRecipient): nothing leaves this kiosk."
    )

    private static let nothingLost = Bilingual(
        ru: "сообщения остаются на этом киоске.",
        en: "the messages stay on this kiosk."
    )
}
