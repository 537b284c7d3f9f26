import Glibc
import PobratimTesting
import Testing

@Suite("The kiosk's own screen, by the program")
struct ScreenTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        try Program.done(["keys", "new", "office"], in: folder)
        try tool(["sh", "-c", "mkdir keys && cp office.pub keys"], in: folder)
        for version in 1...2 {
            try Program.done(
                ["pack", "content", "--output", "v\(version).pobratim", "--key", "office.sec"],
                in: folder,
                environment: ["SOURCE_DATE_EPOCH": "\(version)"]
            )
        }
    }

    private let place = ["--state", "state", "--trust", "keys"]

    private func status() throws -> String { try Program.done(["status", "--state", "state", "--json"], in: folder) }

    @Test("It hears of an update as it happens, and status tells when it last painted and was touched")
    func hearsAndTells() throws {
        try Program.done(["sync", "v1.pobratim"] + place, in: folder)
        _ = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=keys"]) { server in
            #expect(try !status().contains("sincePainted"))
            let own = ["Origin: \(server.address)"]
            #expect(try server.get("/screen/alive", own, options: ["--data", "touches=0"]).status == 204)
            #expect(try status().contains("\"sincePainted\" : "))
            #expect(try !status().contains("\"sinceTouched\" : "))
            #expect(try server.get("/screen/alive", own, options: ["--data", "touches=2"]).status == 204)
            #expect(try status().contains("\"sinceTouched\" : "))

            // The file is there before curl is.
            let hearing =
                ": > heard; curl -sN --max-time 60 --noproxy '*' \(server.address)/screen/events > heard & echo $! > hearer"
            try tool(["sh", "-c", hearing], in: folder)
            func heard() throws -> String { String(decoding: try folder.read("heard"), as: UTF8.self) }
            while try !heard().contains("event: bundle\n") { usleep(20_000) }
            try Program.done(["sync", "v2.pobratim"] + place, in: folder)
            while try heard().ranges(of: "event: bundle\n").count < 2 { usleep(20_000) }
            #expect(try heard().contains("\"state\":\"reading\""))
            try tool(["sh", "-c", "kill $(cat hearer)"], in: folder)
        }
    }

    @Test(
        "With two sticks in, it hears that they may be pulled when the last one is unmounted, and the best of what came of them",
        .enabled(if: OwnMounts.areAllowed)
    )
    func twoSticks() throws {
        try tool(["sh", "-c", "mkdir -p sticks/sdb1 sticks/sdb2"], in: folder)
        try Program.done(["sync", "v1.pobratim"] + place, in: folder)
        try tool(["sh", "-c", "cp v2.pobratim sticks/sdb1"], in: folder)
        _ = try ServedBundle.serve("--state=state", in: folder, options: ["--trust=keys"]) { server in
            let hearing =
                ": > heard; curl -sN --max-time 60 --noproxy '*' \(server.address)/screen/events > heard & echo $! > hearer"
            try tool(["sh", "-c", hearing], in: folder)
            func heard() throws -> String { String(decoding: try folder.read("heard"), as: UTF8.self) }
            let sync = "--state state --trust keys --receipt-follows"
            let both = try OwnMounts.run(
                """
                mount -t tmpfs none sticks/sdb2
                pobratim sync sticks/sdb1 \(sync)
                pobratim sync sticks/sdb2 \(sync) || [ $? = 66 ]
                pobratim stick-out sticks/sdb1 --state state --unmounted
                """,
                in: folder
            )
            #expect(both.exitCode == 0, "\(both.errors)")
            #expect(try !heard().contains("\"state\":\"done\""))
            try Program.done(["stick-out", "sticks/sdb2", "--state", "state", "--unmounted"], in: folder)
            while try !heard().contains("\"state\":\"done\"") { usleep(20_000) }
            #expect(try !heard().contains("\"state\":\"refused\""))
            // The other way round, while neither is mounted.
            try Program.done(["stick-out", "sticks/sdb1", "--state", "state", "--unmounted"], in: folder)
            try tool(["sh", "-c", "sleep 0.2"], in: folder)
            #expect(try heard().split(separator: "event: update").last?.contains("\"state\":\"done\"") == true)
            try tool(["sh", "-c", "kill $(cat hearer)"], in: folder)
        }
    }

    @Test("Its times come from the options or the environment", arguments: [["--idle=2m", "--attract=0"], []])
    func takesTimes(options: [String]) throws {
        _ = try ServedBundle.serve("v1.pobratim", in: folder, options: options) { server in
            let script = try server.get("/assets/kiosk.js").text
            let expected = options.isEmpty ? "idle: 90, attract: 30" : "idle: 120, attract: 0"
            #expect(script.contains("const settings = { \(expected) };"))
        }
    }

    @Test("A time that is none is refused", arguments: ["soon", "-1", "1.5", "90 s", "2h", "999999"])
    func refusesTimes(time: String) throws {
        let result = try Program.run(["serve", "v1.pobratim", "--idle=\(time)"], in: folder)
        #expect(result.exitCode == 64)
        #expect(
            result.errors.hasPrefix(
                "pobratim serve: --idle: “\(time)” does not fit: a time like 90s or 2m is expected [setting]"
            )
        )
    }
}
