import Glibc
import PobratimTesting
import Testing

@Suite("Updates by the program")
struct UpdateTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        try Program.done(["keys", "new", "office"], in: folder)
        try tool(["sh", "-c", "mkdir keys stick && cp office.pub keys"], in: folder)
        for version in 1...3 {
            try tool(
                ["sh", "-c", "echo '- 2020-01-0\(version): \(version)' >> content/cities/laketown/ru.md"],
                in: folder
            )
            try Program.done(
                ["pack", "content", "--output", "v\(version).pobratim", "--key", "office.sec"],
                in: folder,
                environment: ["SOURCE_DATE_EPOCH": "\(version)"]
            )
        }
    }

    private let place = ["--state", "state", "--trust", "keys"]

    private func sync(_ source: String, _ options: [String] = []) throws -> String {
        try Program.done(["sync", source] + place + options, in: folder)
    }

    private func status() throws -> String { try Program.done(["status", "--state", "state", "--json"], in: folder) }

    @Test("A kiosk with nothing is filled, told that it is up to date, brought forward, and back")
    func life() throws {
        #expect(try sync("v1.pobratim", ["--dry-run"]).hasPrefix("Would install v1.pobratim, bundle 1 ("))
        #expect(try !folder.names().contains("state"))
        #expect(try sync("v1.pobratim").hasPrefix("Installed bundle 1 ("))
        #expect(try sync("v1.pobratim").hasSuffix("is installed already, nothing to do.\n"))
        try tool(["cp", "v2.pobratim", "stick"], in: folder)
        #expect(try sync("stick").hasPrefix("Installed bundle 2 ("))
        #expect(try sync("v1.pobratim").hasSuffix("nothing to do.\n"))
        #expect(try Program.done(["rollback", "--state", "state"], in: folder).hasPrefix("Back to bundle 1 ("))
        #expect(try sync("stick").hasSuffix("only a newer one will be installed.\n"))
        #expect(try sync("v3.pobratim").hasPrefix("Installed bundle 3 ("))
        let status = try status()
        #expect(status.contains("\"contentVersion\" : 3"))
        #expect(status.contains("\"health\" : \"good\""))
    }

    @Test("A running server shows an update and a return at once, and ends the trial by itself")
    func live() throws {
        _ = try sync("v1.pobratim")
        let options = ["--trust=keys", "--trial-seconds=1"]
        let ended = try ServedBundle.serve("--state=state", in: folder, options: options) { server in
            func shown() throws -> String { String(decoding: try server.get("/bundle.json").body, as: UTF8.self) }
            #expect(try shown().contains("\"contentVersion\":1,"))
            #expect(try sync("v2.pobratim").hasSuffix("and it is on the screen.\n"))
            #expect(try shown().contains("\"contentVersion\":2,"))
            #expect(try server.get("/ru/laketown.html").status == 200)
            // The trial of a second ends by itself, within two minutes on the busiest machine.
            var looks = 0
            while looks < 1_200, try status().contains("onTrial") {
                looks += 1
                usleep(100_000)
            }
            #expect(try status().contains("\"highestEpoch\" : 3"))
            #expect(try Program.done(["rollback", "--state", "state"], in: folder).hasSuffix("on the screen.\n"))
            #expect(try shown().contains("\"contentVersion\":1,"))
            let second = try Program.run(["serve", "--listen", "127.0.0.1:0"] + place, in: folder)
            #expect(second.exitCode == 69)
            #expect(second.errors.hasSuffix("pobratim serve: another server already serves state [already-served]\n"))
        }
        #expect(ended.exitCode == 0)
        #expect(try !tool(["ls", "state"], in: folder).output.contains("control"))
    }

    @Test("On one core, too, a server that waits for its disk to end a trial answers what it is asked meanwhile")
    func waitsForTheDisk() throws {
        _ = try sync("v1.pobratim")
        let script = """
            cat > one.c <<'END'
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <unistd.h>
            long sysconf(int name) {
                long (*real)(int) = (long (*)(int))dlsym(RTLD_NEXT, "sysconf");
                return name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF ? 1 : real(name);
            }
            END
            cc -shared -fPIC -o one.so one.c -ldl
            LD_PRELOAD=$PWD/one.so "$0" serve --state state --trust keys --listen 127.0.0.1:0 --trial-seconds 3 \
                > out 2> log &
            until grep -q http out; do kill -0 $!; sleep 0.1; done
            exec 9> state/state.lock
            flock 9
            sleep 4
            curl --silent --max-time 10 --write-out '%{http_code}\\n' "$(grep -o 'http://[0-9.:]*' out)/server/alive"
            flock --unlock 9
            for tenth in $(seq 100); do grep -q onTrial state/state.json || break; sleep 0.1; done
            kill $!
            wait $!
            """
        let result = try runCommand(
            ["sh", "-c", script, Program.path],
            folder: folder.path,
            environment: Program.environment(.english)
        )
        #expect(result.output == "204\n")
        #expect(try !status().contains("onTrial"))
    }

    @Test("However the state folder is spelled, it is the same one: the server tries the bundle, and shows it")
    func spelledOtherwise() throws {
        _ = try sync("v1.pobratim")
        try tool(["ln", "-s", "state", "link"], in: folder)
        let options = ["--trust=\(folder.path("keys"))"]
        _ = try ServedBundle.serve("--state=\(folder.path("state"))", in: folder, options: options) { server in
            for (version, state) in [(2, "./state//"), (3, "link")] {
                let arguments = ["sync", "v\(version).pobratim", "--state", state, "--trust", "keys"]
                #expect(try Program.done(arguments, in: folder).hasSuffix("and it is on the screen.\n"))
            }
            let shown = String(decoding: try server.get("/bundle.json").body, as: UTF8.self)
            #expect(shown.contains("\"contentVersion\":3,"))
            #expect(try Program.done(["status", "--state", "link"], in: folder).contains("Installed: 3"))
        }
    }

    @Test("A server that finds its folder or its door taken is no start of a trial")
    func listenersTaken() throws {
        _ = try sync("v1.pobratim")
        let options = ["--trust=keys", "--trial-seconds=0"]
        _ = try ServedBundle.serve("--state=state", in: folder, options: options) { server in
            while try status().contains("onTrial") {}
            try tool(["cp", "-a", "state", "other"], in: folder)
            try Program.done(["sync", "v2.pobratim", "--state", "other", "--trust", "keys"], in: folder)
            let address = String(server.address.dropFirst("http://".count))
            for _ in 0..<3 {
                let taken = ["serve", "--state", "other", "--trust", "keys", "--listen", address]
                #expect(try Program.run(taken, in: folder).exitCode == 69)
                let second = try Program.run(["serve", "--listen", "127.0.0.1:0"] + place, in: folder)
                #expect(second.exitCode == 69)
            }
            let other = try Program.done(["status", "--state", "other", "--json"], in: folder)
            #expect(other.contains("\"starts\" : 0"))
        }
    }

    @Test("Where the kiosk's own disk does not take a bundle, nobody says that the stick is bad")
    func ownDisk() throws {
        _ = try sync("v1.pobratim")
        let limited = "trap '' XFSZ; ulimit -f 32; exec \"$0\" sync v2.pobratim --state state --trust keys"
        let result = try runCommand(
            ["sh", "-c", limited, Program.path],
            folder: folder.path,
            environment: Program.environment(.english)
        )
        #expect(result.exitCode == 74)
        #expect(result.errors.contains("pobratim sync: state/staging/2-"))
        let told = try tool(["cat", "state/syncs.json"], in: folder).output
        #expect(told.contains("\"sign\" : \"other\""))
        #expect(told.contains("\"ending\" : \"failed\""))
        #expect(try tool(["ls", "-A", "state/staging"], in: folder).output.isEmpty)
    }

    @Test("Mending finds no room, and says that and nothing of the source", .enabled(if: OwnMounts.areAllowed))
    func noRoomToMend() throws {
        let result = try OwnMounts.run(
            """
            mkdir full
            mount -t tmpfs -o size=2m none full
            pobratim sync v1.pobratim --state full/state --trust keys
            sqlite3 full/state/current/bundle.pobratim "UPDATE sqlar SET data = zeroblob(length(data))
                WHERE name = 'ru/index.html'"
            head -c 2m /dev/zero > full/rest || true
            pobratim sync v1.pobratim --state full/state --trust keys
            """,
            in: folder
        )
        #expect(result.exitCode == 74)
        #expect(result.errors.contains("pobratim sync: full/state/staging/1-"))
        #expect(result.errors.contains("the disk is full [file]"))
    }

    @Test("A member that the server cannot give is told by status")
    func damaged() throws {
        _ = try sync("v1.pobratim")
        let rot = "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'ru/index.html'"
        try tool(["sqlite3", "state/current/bundle.pobratim", rot], in: folder)
        _ = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=keys"]) { server throws in
            #expect(try server.get("/ru/index.html").status == 500)
            #expect(try status().contains("\"health\" : \"damaged\""))
        }
    }

    @Test("A bundle that no key in force has signed is told as that by status and receipt, and not as damaged")
    func unverified() throws {
        _ = try sync("v1.pobratim")
        try Program.done(["keys", "new", "next"], in: folder)
        try tool(["sh", "-c", "mkdir others && cp next.pub others"], in: folder)
        _ = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=others"]) { server throws in
            #expect(try server.get("/ru/laketown.html").status == 200)
            #expect(try status().contains("\"health\" : \"unverified\""))
            try Program.done(["stick-out", "stick", "--state", "state"], in: folder)
            let receipt = String(decoding: try folder.read("stick/pobratim-receipt.txt"), as: UTF8.self)
            #expect(receipt.contains("no key of this kiosk vouches for it"))
        }
    }

    @Test("What is refused is told once, and a name on a stick forges no line, on the terminal and in the receipt")
    func names() throws {
        let name = "a\u{1B}[31m\npobratim sync: Installed bundle 9\r\u{202E}b.pobratim"
        try tool(["cp", "/dev/null", "stick/\(name)"], in: folder)
        let refused = try Program.run(["sync", "stick"] + place, in: folder)
        #expect(refused.exitCode == 65)
        let lines = refused.errors.split(separator: "\n").filter { $0.hasPrefix("pobratim sync: ") }
        #expect(
            lines == [
                "pobratim sync: stick/a\u{FFFD}[31m\u{FFFD}pobratim sync: Installed bundle 9\u{FFFD}\u{FFFD}b.pobratim "
                    + "is not a Pobratim bundle [not-a-bundle]"
            ]
        )
        try Program.done(["stick-out", "stick", "--state", "state"], in: folder)
        let receipt = String(decoding: try folder.read("stick/pobratim-receipt.txt"), as: UTF8.self)
        #expect(receipt.contains("Installed bundle 9"))
        #expect(!receipt.unicodeScalars.contains { ["\u{1B}", "\u{202E}"].contains($0) })
        #expect(!receipt.contains("\r\npobratim sync"))
    }

    @Test("A kiosk fresh from the box says calmly that it waits, and shows the first bundle without a restart")
    func waits() throws {
        let ended = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=keys"]) { server throws in
            let start = try server.get("/", ["Accept-Language: en"])
            #expect(start.status == 302)
            for name in ["/ru/index.html", "/en/index.html", "/en/text/index.html"] {
                let page = try server.get(name)
                let text = String(decoding: page.body, as: UTF8.self)
                #expect(page.status == 200)
                #expect(text.contains("<h1>Страницы ещё не установлены</h1>"))
                #expect(text.contains("<h2>No pages have been installed yet</h2>"))
                #expect(text.contains("http-equiv=\"refresh\""))
            }
            #expect(try server.get("/assets/waiting.css").status == 200)
            #expect(try server.get("/en/index.html").text.contains("<script src=\"/assets/kiosk.js\" defer>"))
            #expect(try server.get("/assets/kiosk.js").text.contains("/screen/alive"))
            let missing = try server.get("/ru/laketown.html")
            #expect(missing.status == 404)
            #expect(String(decoding: missing.body, as: UTF8.self).contains("href=\"/ru/index.html\""))
            #expect(try sync("v1.pobratim").hasSuffix("and it is on the screen.\n"))
            let list = String(decoding: try server.get("/en/index.html").body, as: UTF8.self)
            #expect(list.contains("Laketown"))
            #expect(!list.contains("http-equiv"))
        }
        #expect(ended.exitCode == 0)
    }

    @Test("A kiosk whose bundles are all ruined says so calmly, and the next stick mends it without a restart")
    func ruined() throws {
        _ = try sync("v1.pobratim")
        try tool(["sh", "-c", "for file in state/bundles/*/bundle.pobratim; do echo > $file; done"], in: folder)
        let ended = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=keys"]) { server throws in
            #expect(try server.get("/ru/index.html").status == 200)
            #expect(try sync("v1.pobratim").contains("is whole again"))
            #expect(try server.get("/ru/laketown.html").status == 200)
        }
        #expect(ended.exitCode == 0)
        #expect(ended.errors.contains("No installed bundle can be opened"))
    }

    @Test("Without a key a fresh kiosk waits for the installer, and its log says so")
    func waitsForAKey() throws {
        try tool(["mkdir", "empty"], in: folder)
        let ended = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=empty"]) { server throws in
            #expect(try server.get("/ru/index.html").status == 200)
            try tool(["cp", "keys/office.pub", "empty"], in: folder)
            try Program.done(["sync", "v1.pobratim", "--state", "state", "--trust", "empty"], in: folder)
            #expect(try server.get("/ru/laketown.html").status == 200)
        }
        #expect(ended.exitCode == 0)
        #expect(ended.errors.contains("no key is trusted yet"))
    }

    @Test("What was sent away is installed anyway: from a stick, or from the kiosk's own copy")
    func installsAnyway() throws {
        _ = try sync("v1.pobratim")
        _ = try sync("v2.pobratim")
        try Program.done(["rollback", "--state", "state"], in: folder)
        #expect(try sync("v2.pobratim", ["--even-if-held"]).hasPrefix("Installed bundle 2 ("))
        try Program.done(["rollback", "--state", "state"], in: folder)
        _ = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=keys"]) { server throws in
            let again = try Program.done(["sync", "--even-if-held"] + place, in: folder)
            #expect(again.hasSuffix("), which was sent away, is installed again, and it is on the screen.\n"))
            let shown = String(decoding: try server.get("/bundle.json").body, as: UTF8.self)
            #expect(shown.contains("\"contentVersion\":2,"))
        }
        let nothing = try Program.run(["sync", "--even-if-held"] + place, in: folder)
        #expect(nothing.exitCode == 66)
        #expect(
            nothing.errors.hasPrefix("pobratim sync: the kiosk keeps no bundle that was sent away [nothing-held]\n")
        )
        #expect(try Program.run(["sync"] + place, in: folder).exitCode == 64)
    }

    @Test(
        "What root starts acts as the owner of the state folder, so that the server may replace it all",
        .enabled(if: geteuid() == 0, "only root can act as somebody else")
    )
    func actsAsOwner() throws {
        try tool(["sh", "-c", "mkdir state && chown 65534:65534 state && chmod 755 . keys"], in: folder)
        _ = try sync("v1.pobratim")
        _ = try sync("v2.pobratim")
        try Program.done(["rollback", "--state", "state"], in: folder)
        try Program.done(["stick-out", "stick", "--state", "state"], in: folder)
        let options = ["--trust=keys", "--trial-seconds=0"]
        _ = try ServedBundle.serve("--state=state", in: folder, options: options) { server throws in
            #expect(try server.get("/ru/index.html").status == 200)
        }
        let strangers = try tool(["find", "state", "!", "-user", "65534", "-o", "!", "-group", "65534"], in: folder)
        #expect(strangers.output.isEmpty)
        #expect(try status().contains("\"contentVersion\" : 1"))
    }

    @Test(
        "With a state folder that takes no writing the pages are shown, and an update says why it cannot be",
        .enabled(if: OwnMounts.areAllowed, "mounts of one's own are not allowed here")
    )
    func readOnlyState() throws {
        _ = try sync("v1.pobratim")
        let result = try OwnMounts.run(
            """
            mount --bind state state
            mount -o remount,bind,ro state
            : > out
            "$0" serve --state state --trust keys --listen 127.0.0.1:0 > out 2> log &
            until grep -q http out; do kill -0 $!; sleep 0.1; done
            curl --silent --fail "$(grep -o 'http://[0-9.:]*' out)/bundle.json"
            kill $!
            wait $! || true
            pobratim sync v2.pobratim --state state --trust keys
            """,
            in: folder
        )
        #expect(result.output.contains("\"contentVersion\":1,"))
        #expect(result.exitCode == 77)
        #expect(result.errors.hasPrefix("pobratim sync: state/"))
        #expect(result.errors.contains(": the disk is read-only [file]\n"))
        #expect(try status().contains("\"contentVersion\" : 1"))
    }

    @Test("Refusals say what happened, what is still shown, and exit with their codes, in both languages")
    func refusals() throws {
        let script = "mkdir empty torn; head -c 5000 v1.pobratim > empty/short.pobratim; echo > torn/a.pub"
        try tool(["sh", "-c", script], in: folder)
        let cases: [(arguments: [String], exitCode: Int32, english: String, russian: String)] = [
            (
                ["sync", "stick"] + place, 66, "pobratim sync: no bundle *.pobratim is in stick [no-bundle-found]",
                "pobratim sync: здесь нет ни одного пакета *.pobratim: stick [no-bundle-found]"
            ),
            (
                ["sync", "nowhere"] + place, 66, "pobratim sync: nowhere: there is no such file or folder [file]",
                "pobratim sync: nowhere: нет такого файла или папки [file]"
            ),
            (
                ["sync", "empty"] + place, 65, "pobratim sync: empty/short.pobratim is damaged [bundle-damaged]",
                "pobratim sync: empty/short.pobratim повреждён [bundle-damaged]"
            ),
            (
                ["sync", "v1.pobratim", "--state", "state", "--trust", "stick"], 78,
                "pobratim sync: the folder stick holds no key *.pub [no-keys]",
                "pobratim sync: в папке stick нет ни одного ключа *.pub [no-keys]"
            ),
            (
                ["sync", "v1.pobratim", "--state", "state", "--trust", "torn"], 78,
                "pobratim sync: torn/a.pub is not a key file of signify [key-malformed]",
                "pobratim sync: torn/a.pub — не файл ключа signify [key-malformed]"
            ),
            (
                ["rollback", "--state", "nowhere"], 66,
                "pobratim rollback: no bundle is installed in nowhere [nothing-installed]",
                "pobratim rollback: в папке nowhere не установлен ни один пакет [nothing-installed]"
            ),
            (
                ["sync", "v1.pobratim", "--state", "/sys/state", "--trust", "keys"], 77,
                "pobratim sync: /sys/state: permission is missing [file]", "pobratim sync: /sys/state: нет прав [file]"
            ),
        ]
        for (arguments, exitCode, english, russian) in cases {
            for (language, sentence) in [(OperatorLanguage.english, english), (.russian, russian)] {
                let result = try Program.run(arguments, in: folder, language: language)
                #expect(result.exitCode == exitCode, "\(arguments)")
                let lines = result.errors.split(separator: "\n").map(String.init)
                #expect(lines.contains(sentence), "\(arguments): \(result.errors)")
            }
        }
    }
}
