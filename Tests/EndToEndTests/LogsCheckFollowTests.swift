import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// Logs that change while `relayctl logs-check` reads them, and what ends the reading.
@Suite struct LogsCheckFollowTests {
    private let program = RelayctlProgram()

    private func run(_ words: [String]) throws -> RelayctlProgram.Outcome { try program.run(["logs-check"] + words) }

    private func document(_ outcome: RelayctlProgram.Outcome) throws -> JSONValue {
        try JSONReader.read(Array(outcome.output.utf8))
    }

    @Test("following ends when the reader of its lines has gone, and with 74 when they cannot be written")
    func unheard() throws {
        let path = program.write("daphne.log", SampleLogs.good)
        // head goes after one line; nothing is added to the file.
        for format in ["text", "ndjson"] {
            let follow = "relayctl logs-check -f --format \(format) '\(path)'"
            let outcome = try program.shell("(\(follow) 2>/dev/null; echo $? >status) | head -n 1; cat status")
            #expect(outcome.output.split(separator: "\n").count == 2, "\(outcome.output)")
            #expect(outcome.output.hasSuffix("\n0\n") || outcome.output.hasSuffix("\n1\n"), "\(outcome.output)")
            let full = try program.shell("\(follow) >/dev/full")
            #expect(full.status == 74 && full.errors.contains("cannot write to stdout"), "\(full.errors)")
        }
    }

    @Test("it follows a file across rotation, truncation and removal, and ends with the summary")
    func follow() throws {
        let path = program.write("daphne.log", SampleLogs.good)
        let line = "2026-11-22 07:00:18,091 WARNING  WebSocket auth failed:"
        let running = try program.start(["logs-check", "-f", "--format", "ndjson", path])
        try running.waitForOutput(containing: "Listening on")
        _ = try program.shell("echo '\(line) added' >> daphne.log")
        try running.waitForOutput(containing: "auth failed: added")
        _ = try program.shell("mv daphne.log old.log; echo '\(line) rotated' > new.log; mv new.log daphne.log")
        try running.waitForOutput(containing: "auth failed: rotated")
        _ = try program.shell("cp daphne.log copy.log; : > daphne.log")
        try running.waitForOutput(containing: "was truncated")
        _ = try program.shell("echo '\(line) truncated' >> daphne.log")
        try running.waitForOutput(containing: "auth failed: truncated")
        _ = try program.shell("rm daphne.log")
        try running.waitForOutput(containing: "was removed")
        _ = try program.shell("echo '\(line) anew' > daphne.log")
        try running.waitForOutput(containing: "auth failed: anew")
        running.signal(SIGTERM)
        let outcome = try running.finish()
        #expect(outcome.status == 143)
        let events = try outcome.output.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
        // Lines are numbered by their place in the file that they stand in.
        #expect(events.filter { $0["class"]?.string == "auth.failed" }.map { $0["line"]?.int } == [6, 1, 1, 1])
        let summary = try #require(events.last)
        #expect(summary["event"]?.string == "summary")
        #expect(summary["interrupted"]?.bool == true)
        #expect(summary["classes"]?["auth.failed"]?["count"]?.int == 4)
    }

    @Test("a followed file is told by its first bytes, and so is one that is rotated in")
    func followedBeginning() throws {
        for words in ["", "-f --max-time 10s"] {
            let wide = try program.shell("printf '\\377\\376a\\000' > wide.log; relayctl logs-check \(words) wide.log")
            #expect(wide.status == 65 && wide.errors.contains("is UTF-16: convert it with iconv"), "\(words)")
        }
        let path = program.write("daphne.log", SampleLogs.good)
        program.write("bad.log", SampleLogs.bad)
        let running = try program.start(["logs-check", "-f", path])
        try running.waitForOutput(containing: "Listening on")
        _ = try program.shell("gzip bad.log; mv bad.log.gz daphne.log")
        let outcome = try running.finish()
        #expect(outcome.output.contains("auth failed: invalid token") && outcome.status == 1)
        #expect(outcome.errors.contains("was rotated"))
    }

    @Test("--max-time ends following with the verdict, and a stalled pipe with 60")
    func maxTime() throws {
        let path = program.write("daphne.log", SampleLogs.good)
        #expect(try run(["-f", "--max-time", "200ms", path]).status == 0)
        let stalled = try program.start(["logs-check", "--max-time", "200ms", "-"], input: .held)
        #expect(try stalled.finish().status == 60)
    }

    /// A file of zeros takes long to read and no room.
    private static let hole = "truncate -s 100G hole.log; "

    @Test("--max-time ends a scan by one thread and by two with 60", arguments: ["taskset -c 0 ", ""])
    func scanMaxTime(prefix: String) throws {
        let scan = try program.shell(Self.hole + prefix + "relayctl logs-check --max-time 300ms hole.log")
        #expect(scan.status == 60)
    }

    @Test("a file that shrinks meanwhile is said in one line, and the rest is read", arguments: ["taskset -c 0 ", ""])
    func shrinks(prefix: String) throws {
        program.write("good.log", SampleLogs.good)
        let script = """
            \(Self.hole)\(prefix)relayctl logs-check --json hole.log good.log & id=$!
            until [ "$(awk '/^rchar/ { print $2 }' /proc/$id/io)" -gt 10000000 ]; do :; done
            : > hole.log; wait $id
            """
        let outcome = try program.shell(script)
        #expect(outcome.status == 66)
        #expect(outcome.errors == "relayctl: 'hole.log': shrank while it was read\n")
        #expect(try document(outcome)["classes"]?["auth.success"]?["count"]?.int == 1)
    }

    @Test("a FIFO is read until its writer ends")
    func fifo() throws {
        program.write("daphne.log", SampleLogs.good)
        let outcome = try program.shell(
            "mkfifo pipe; cat daphne.log > pipe & relayctl logs-check pipe; s=$?; wait; exit $s")
        #expect(outcome.status == 0)
    }
}
