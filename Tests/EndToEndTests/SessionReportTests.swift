import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// `--report`, `--output` and `--show-secrets` of `ws connect` and `ws send`.
@Suite struct SessionReportTests {
    private let program = RelayctlProgram()

    /// The content of a file in the program's directory.
    private func content(_ name: String) -> String { SourceTree.text(of: program.file(name)) ?? "(none)" }

    private func objects(_ text: String) throws -> [JSONValue] {
        try text.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
    }

    @Test("one run, a report in each form, and the answer as ever")
    func forms() throws {
        let forms = [
            "text", "raw", "ndjson", "json", "junit", "nagios", "prometheus", "github", "tap", "openmetrics",
        ]
        let reports = forms.flatMap { ["--report", "\($0)=r.\($0)"] }
        let outcome = try program.run(
            ["ws", "send", "demo", "--chat", "hi", "--expect", "hi"] + reports)
        #expect(outcome.status == 0 && outcome.errors == "", "\(outcome.errors)")
        #expect(content("r.text") == outcome.output && content("r.raw") + "\n" == outcome.output)
        let events = try objects(content("r.ndjson"))
        #expect(events.compactMap { $0["event"]?.string }.first == "resolve")
        #expect(events.compactMap { $0["seq"]?.int } == (1...Int64(events.count)).map { $0 })
        #expect(events.last?["event"]?.string == "summary" && events.last?["exit"]?.int == 0)
        let object = try objects(content("r.json"))
        #expect(object.count == 1 && object.first?["outcome"]?.string == "met")
        for (form, part) in [
            ("junit", #"<testcase name="session""#), ("nagios", "RELAYCTL OK - healthy"),
            ("prometheus", "\nprobe_success 1\n"), ("github", "\nhealthy in "), ("tap", "\nok 7 - session"),
            ("openmetrics", "\n# EOF\n"),
        ] { #expect(content("r.\(form)").contains(part), "\(content("r.\(form)"))") }
    }

    @Test(
        "what failed is in the report, and a refusal that was asked for is no failure",
        arguments: [
            ("x --fault origin", Int32(21), "\nnot ok 6 - upgrade"), ("x --no-token --expect-status 403", 0, "\nok 6"),
            ("--chat x --expect zz --within 0.1", 1, "\nnot ok 7 - session not met: --expect 'zz'"),
            ("--chat x --fault drop -w 1", 33, "\nnot ok 7 - session session: lost"),
        ])
    func failures(words: String, status: Int32, line: String) throws {
        let outcome = try program.run(
            ["ws", "send", "demo", "--report", "tap=r"] + words.split(separator: " ").map(String.init))
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(content("r").contains(line), "\(content("r"))")
    }

    @Test("a report that cannot be made is 73, one that cannot be filled 74, said once; the others are there")
    func unwritable() throws {
        let outcome = try program.run([
            "ws", "send", "demo", "--chat", "hi", "--expect", "hi", "--report", "ndjson=/dev/full", "--report", "tap=r",
        ])
        #expect(outcome.status == 74 && outcome.output.contains("hi"))
        #expect(outcome.errors == "relayctl: cannot write '/dev/full': No space left on device\n")
        #expect(content("r").hasPrefix("TAP version 13\n1..8\n"))
        let answer = try program.run(["ws", "send", "demo", "--chat", "hi", "--expect", "hi", "--output", "/dev/full"])
        #expect(answer.status == 74 && answer.errors.contains("cannot write '/dev/full': No space left on device"))
        let impossible = try program.run(["ws", "send", "demo", "x", "--report", "json=no/such/file"])
        expectOneLine(impossible, 73, "cannot write 'no/such/file'")
        expectOneLine(try program.run(["ws", "send", "demo", "x", "--report", "xml=f"]), 64, "--report is FORMAT=FILE")
    }

    @Test("a run that comes to no session has its events, its summary and its reports")
    func noSession() throws {
        let outcome = try program.run(["ws", "send", "nosuch", "x", "--json", "--report", "junit=r"])
        #expect(outcome.status == 78)
        let events = try objects(outcome.output)
        #expect(events.compactMap { $0["event"]?.string } == ["error", "summary"])
        #expect(events.allSatisfy { $0["exit"]?.int == 78 })
        #expect(content("r").contains("unknown profile"))
    }

    @Test("over a reconnect the events go on, in the answer and beside it, and everything is counted once")
    func reconnect() throws {
        let server = try WireServer([
            [.upgrade, .send([0x81, 0x01, 0x61])],
            [.upgrade, .send([0x81, 0x01, 0x62, 0x88, 0x02, 0x03, 0xe8]), .hold],
        ])
        let outcome = try program.run(
            [
                "ws", "connect", "ws://127.0.0.1:\(server.port)/", "--reconnect", "--json", "--report", "ndjson=r",
                "--report", "text=t", "--report", "json=j",
            ], input: .held)
        #expect(outcome.status == 0 && content("t") == "a\nb\n", "\(outcome.errors)")
        for events in [try objects(outcome.output), try objects(content("r"))] {
            #expect(events.compactMap { $0["seq"]?.int } == (1...Int64(events.count)).map { $0 })
            #expect(events.last?["messages_received"]?.int == 2 && events.last?["reconnects"]?.int == 1)
        }
        #expect(try objects(content("j")).first?["messages"]?.array?.count == 2)
        // One that a signal ends while it waits to connect again has counted the lost session already.
        let lost = try WireServer([[.upgrade, .send([0x81, 0x01, 0x61])], [.readRequest, .hold]])
        let running = try program.start(
            ["ws", "connect", "ws://127.0.0.1:\(lost.port)/", "--reconnect", "--json"], input: .held)
        try running.waitForOutput(containing: "\"event\":\"reconnect\"")
        running.signal(SIGTERM)
        let ended = try running.finish()
        let events = try objects(ended.output)
        #expect(ended.status == 143 && events.last?["messages_received"]?.int == 1, "\(ended.output)")
        #expect(events.compactMap { $0["seq"]?.int } == (1...Int64(events.count)).map { $0 })
    }

    @Test("--output takes its place at the end, whole, also after a signal")
    func output() throws {
        let server = try WireServer(.upgrade, .send([0x81, 0x01, 0x61]), .hold)
        program.write("answer", "old\n")
        let running = try program.start(
            ["ws", "connect", "ws://127.0.0.1:\(server.port)/", "--output", "answer", "--trace", "-"], input: .held)
        try running.waitForErrors(containing: "< text fin=1")
        #expect(content("answer") == "old\n")
        running.signal(SIGTERM)
        #expect(try running.finish().status == 143)
        #expect(content("answer") == "a\n")
        #expect(try program.shell("ls -A").output == "answer\n")
    }

    @Test("--show-secrets shows what goes over the wire, and says so")
    func secrets() throws {
        program.write("token", "CANARY-token-1")
        let words = [
            "ws", "send", "demo", "x", "--token-file", "token", "-b", "a=CANARY-cookie", "-v", "--trace", "t", "--har",
            "h",
            "--json",
        ]
        for shows in [false, true] {
            let outcome = try program.run(words + (shows ? ["--show-secrets"] : []))
            #expect(outcome.status == 21)
            for text in [outcome.output, outcome.errors, content("t"), content("h")] {
                for canary in ["CANARY-token-1", "CANARY-cookie"] {
                    #expect(text.contains(canary) == shows, "\(text)")
                }
            }
            #expect(outcome.errors.contains("relayctl: --show-secrets: nothing is masked") == shows)
        }
    }
}
