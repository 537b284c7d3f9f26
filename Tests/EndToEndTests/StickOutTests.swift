import Glibc
import PobratimTesting
import Testing

@Suite("The receipt that a stick takes home")
struct StickOutTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        try Program.done(["keys", "new", "office"], in: folder)
        try tool(["sh", "-c", "mkdir keys stick && cp office.pub keys"], in: folder)
        try Program.done(
            ["pack", "content", "--output", "stick/spring.pobratim", "--key", "office.sec"],
            in: folder,
            environment: ["SOURCE_DATE_EPOCH": "1700000000"]
        )
    }

    private func sync() throws -> CommandResult {
        try Program.run(["sync", "stick", "--state", "state", "--trust", "keys"], in: folder)
    }

    private func stickOut(_ language: OperatorLanguage = .english) throws -> CommandResult {
        try Program.run(["stick-out", "stick", "--state", "state"], in: folder, language: language)
    }

    private func receipt() throws -> String {
        String(decoding: try folder.read("stick/pobratim-receipt.txt"), as: UTF8.self)
    }

    /// A section as it stands in the file: without the kiosk's name, the bundle's hash and the line ends of Windows.
    private func section() throws -> String {
        let lines = try receipt().split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.first?.hasPrefix("\u{FEFF}Киоск / Kiosk: ") == true)
        return lines.dropFirst().joined(separator: "\n").replacing(#/\([0-9a-f]{8}\)/#, with: "(HASH)")
    }

    private let line = String(repeating: "=", count: 64)

    @Test("It says in both languages what was taken, and what is installed")
    func installed() throws {
        #expect(try sync().exitCode == 0)
        let count =
            try Program.done(["inspect", "stick/spring.pobratim", "--json"], in: folder)
            .firstMatch(of: #/"members" : ([0-9]+)/#)?.1 ?? ""
        let done = try stickOut()
        #expect(done.output == "The stick has the receipt pobratim-receipt.txt, and 0 letter(s).\n")
        #expect(
            try section() == """

                ПРИНЯТО. Страницы обновлены.
                  - Установлен пакет 1700000000 (HASH): новых файлов \(count) из \(count), появится при запуске сервера.
                Установлено: пакет 1700000000 (HASH) от 14.11.2023. Сервер сейчас не работает.

                TAKEN. The pages are up to date.
                  - Installed bundle 1700000000 (HASH): \(count) of \(count) files were new, and it is shown when the server \
                starts.
                Installed: bundle 1700000000 (HASH) of 2023-11-14. The server does not run at the moment.

                \(line)

                """
        )
    }

    @Test("It says why a bundle was refused and what to do, with names as they are on the stick")
    func refused() throws {
        try tool(["sh", "-c", "truncate --size -4096 stick/spring.pobratim"], in: folder)
        let whole = try folder.read("stick/spring.pobratim").count
        #expect(try sync().exitCode == 65)
        #expect(try stickOut(.russian).output == "На флешке квитанция pobratim-receipt.txt, писем: 0.\n")
        #expect(
            try section() == """

                НЕ ПРИНЯТО. Показывается прежнее.
                  - spring.pobratim повреждён
                  - в файле \(whole) байт, а должно быть \(whole + 4096): он скопирован не целиком.
                  - скопируйте файл ещё раз.
                На киоске не установлено ничего.

                NOT TAKEN. What was shown before is still shown.
                  - spring.pobratim is damaged
                  - the file has \(whole) bytes where it should have \(whole + 4096): it was not copied whole.
                  - copy the file again.
                Nothing is installed on this kiosk.

                \(line)

                """
        )
    }

    @Test("While a server runs it says what is on the screen")
    func onTheScreen() throws {
        #expect(try sync().exitCode == 0)
        let options = ["--trust=keys"]
        _ = try ServedBundle.serve("--state=state", in: folder, options: options) { _ in
            let codes = (try sync().exitCode, try stickOut().exitCode)
            #expect(codes == (0, 0))
        }
        let section = try section()
        #expect(section.contains("\nNOTHING TO DO. What this kiosk has is the same or newer.\n"))
        #expect(section.contains("\nOn the screen now: bundle 1700000000 (HASH) of 2023-11-14.\n"))
    }

    @Test("A stick on its way through several kiosks keeps what each of them said, its newest word")
    func severalKiosks() throws {
        #expect(try sync().exitCode == 0)
        for _ in 0..<2 { #expect(try stickOut().exitCode == 0) }
        let own = try receipt()
        let other = "Киоск / Kiosk: library\r\n\r\nПРИНЯТО.\r\n\r\nTAKEN.\r\n\r\n\(line)\r\n"
        try folder.write(Array("\u{FEFF}\(other)".utf8), to: "stick/pobratim-receipt.txt")
        for _ in 0..<2 { #expect(try stickOut().exitCode == 0) }
        #expect(try receipt() == own + other)
        try folder.write(Array("anything \u{1F4A3} at all\n\(line)\n".utf8), to: "stick/pobratim-receipt.txt")
        #expect(try stickOut().exitCode == 0)
        #expect(try receipt() == own)
    }

    @Test("A stick that is gone is told, and no letter counts as left")
    func gone() throws {
        #expect(try sync().exitCode == 0)
        try tool(["sh", "-c", "mkdir state/outbox && head -c 9000 /dev/zero > state/outbox/1.age"], in: folder)
        let gone = try Program.run(["stick-out", "nowhere", "--state", "state"], in: folder)
        #expect(gone.exitCode == 66)
        #expect(gone.errors.hasPrefix("pobratim stick-out: nowhere: there is no such file or folder [file]\n"))
        #expect(try tool(["ls", "state/outbox"], in: folder).output == "1.age\n")
    }

    @Test("A full stick has the receipt and the reason; a read-only one is told", .enabled(if: OwnMounts.areAllowed))
    func mounts() throws {
        #expect(try sync().exitCode == 0)
        try tool(["sh", "-c", "mkdir state/outbox && head -c 90000 /dev/zero > state/outbox/1.age"], in: folder)
        let full = try OwnMounts.run(
            "mount -t tmpfs -o size=40k none stick; c=0; pobratim stick-out stick --state state || c=$?; "
                + "ls -A stick >&2; cat stick/pobratim-receipt.txt; exit $c",
            in: folder
        )
        #expect(full.exitCode == 74)
        #expect(full.errors.contains("stick/pobratim-outbox/.pobratim.new: the disk is full [file]\n"))
        #expect(full.errors.hasSuffix("pobratim-outbox\npobratim-receipt.txt\n"))
        #expect(full.output.contains("The stick has the receipt pobratim-receipt.txt, and 0 letter(s).\n"))
        #expect(
            full.output.contains(
                "Not all letters could be written: stick/pobratim-outbox/.pobratim.new: the disk is full. "
                    + "They are still on the kiosk.\r\n"
            )
        )
        #expect(try tool(["ls", "state/outbox"], in: folder).output == "1.age\n")
        let readOnly = try OwnMounts.run(
            "mount -t tmpfs -o ro none stick; pobratim stick-out stick --state state",
            in: folder,
            language: .russian
        )
        #expect(readOnly.exitCode == 77)
        #expect(readOnly.errors.hasPrefix("pobratim stick-out: stick/.pobratim.new: диск только для чтения [file]\n"))
        let brimful = try OwnMounts.run(
            "mount -t tmpfs -o size=4k none stick; head -c 4096 /dev/zero > stick/a; rm -r state/outbox; "
                + "pobratim stick-out stick --state state",
            in: folder
        )
        #expect(brimful.exitCode == 74)
        #expect(brimful.output.isEmpty)
    }
}
