import PobratimTesting
import Testing

@Suite("A machine whose starts have no names", .enabled(if: OwnMounts.areAllowed))
struct BootIDTests {
    @Test("The desk is not opened where the kernel's name for a start is hidden", arguments: OperatorLanguage.allCases)
    func refused(language: OperatorLanguage) throws {
        let folder = try TemporaryFolder()
        let result = try OwnMounts.run(
            """
            mount --bind /dev/null /proc/sys/kernel/random/boot_id
            pobratim staff add boss --state . < /dev/null
            """,
            in: folder,
            language: language
        )
        #expect(result.exitCode == 78)
        switch language {
        case .english:
            #expect(
                result.errors == """
                    pobratim staff add: /proc/sys/kernel/random/boot_id cannot be read [boot-id]
                      Meaning: without it starts of the machine look alike, and sign-ins, codes and waits last too long.
                      Now:     pages are served without it.
                      Next:    let the program read this file: in a unit of systemd ProcSubset=pid hides it.

                    """
            )
        case .russian:
            #expect(
                result.errors == """
                    pobratim staff add: /proc/sys/kernel/random/boot_id не читается [boot-id]
                      Значит: без него запуски машины не различить, и входы, коды и ожидания длились бы слишком долго.
                      Сейчас: страницы показываются и без этого.
                      Дальше: дайте программе читать этот файл: в юните systemd его скрывает ProcSubset=pid.

                    """
            )
        }
        #expect(try folder.names().isEmpty)
    }
}
