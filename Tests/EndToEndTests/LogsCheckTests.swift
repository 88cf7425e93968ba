import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// `relayctl logs-check` on files, pipes and what is neither.
@Suite struct LogsCheckTests {
    private let program = RelayctlProgram()

    private func run(_ words: [String]) throws -> RelayctlProgram.Outcome { try program.run(["logs-check"] + words) }

    private func document(_ outcome: RelayctlProgram.Outcome) throws -> JSONValue {
        try JSONReader.read(Array(outcome.output.utf8))
    }

    @Test(
        "the exit status",
        arguments: [
            ([], SampleLogs.good, 0), ([], SampleLogs.bad, 1), ([], "", 2), ([], "what is this\n", 2),
            (["--forbid", "auth.failed<=1", "--forbid", "handshake.rejected<=1"], SampleLogs.bad, 0),
            (["--no-defaults"], SampleLogs.bad, 0), (["--no-defaults", "--expect", "redis.error"], SampleLogs.bad, 1),
            (["--forbid", "startup"], SampleLogs.good, 1), (["--expect", "auth.success>=2"], SampleLogs.good, 1),
            (["--only", "auth.success"], SampleLogs.bad, 0),
            // What is asked for is judged, whatever is shown.
            (["--only", "startup", "--expect", "redis.error>=1"], SampleLogs.good, 1),
            (["--only", "startup", "--forbid", "handshake.accepted<=0"], SampleLogs.good, 1),
            (["--only", "startup", "--forbid", "auth.failed"], SampleLogs.bad, 1),
            (
                ["--only", "startup", "--expect", "auth.success", "--forbid", "handshake.accepted<=1"], SampleLogs.good,
                0
            ),
            // Where nothing was said, nothing is missing.
            (["--since", "2027-01-01T00:00:00Z", "--expect", "auth.success"], SampleLogs.good, 2),
            (["--expect", "auth.success"], "", 2), ([], "\n  \n\r\n \t\n", 2), (["--since", "10m"], "\n\n", 2),
            (["--expect", "auth.success"], "\n", 2),
            (["--since", "2026-11-22T08:00:00Z", "--time-zone", "UTC"], SampleLogs.bad, 2),
            (["--until", "2026-11-22 07:00:16", "--time-zone", "UTC"], SampleLogs.bad, 1),
            (["--until", "2026-11-22 07:00:16.5", "--time-zone", "UTC"], SampleLogs.bad, 0),
            // Every line of it is of a shape that says where its stamp is.
            (
                ["--since", "2026-11-22T08:00:00Z"],
                #"127.0.0.1 - - [22/Nov/2026:07:00:15 +0000] "GET / HTTP/1.1" 200 1 "-" "-""# + "\n", 2
            ),
            (["--since", "10m"], "WebSocket CONNECT /ws/ [127.0.0.1:1]\n", 64),
            (["--forbid", "no.class"], SampleLogs.good, 64),
            (["--forbid", "startup>=1"], SampleLogs.good, 64), (["--time-zone", "Nowhere/Such"], SampleLogs.good, 64),
            (["--time-zone", "UTC+2"], SampleLogs.good, 64),
            (["--since", "yesterday"], SampleLogs.good, 64),
            (["--since", "2026-02-30T00:00:00Z"], SampleLogs.good, 64),
            (["--until", "2026-11-31 12:00"], SampleLogs.good, 64),
            (["--since", "2026-11-22T00:00:00+99:99"], SampleLogs.good, 64),
            (["--format", "xml"], SampleLogs.good, 64), (["--report", "json"], SampleLogs.good, 64),
            ([], "WARNING  WebSocket auth failed: invalid token\n", 1),
        ] as [([String], String, Int32)])
    func status(words: [String], text: String, status: Int32) throws {
        let path = program.write("daphne.log", text)
        let outcome = try run(words + [path])
        #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
        #expect(status != 64 || outcome.errors.split(separator: "\n").count == 1)
    }

    @Test(
        "TZ is the zone of times that name none, in each of its forms, and what it cannot be is said",
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", "05:00:15", true), ("<+0530>-5:30", "01:30:15", true),
            (":Europe/Berlin", "05:00:15", true), (":/usr/share/zoneinfo/Europe/Berlin", "05:00:15", true),
            ("", "07:00:15", true), ("UTC0", "07:00:15", true), ("Nowhere/Such", "07:00:15", false),
            ("CET-1CEST,J60,J300", "07:00:15", false), ("CET-99", "07:00:15", false),
        ])
    func zones(name: String, time: String, isUnderstood: Bool) throws {
        program.write("summer.log", "2026-07-22 07:00:15,972 INFO     Listening on TCP address 127.0.0.1:8000\n")
        let outcome = try program.run(["logs-check", "--json", "summer.log"], ["TZ": name])
        #expect(try document(outcome)["from"]?.string == "2026-07-22T\(time).972Z")
        #expect(outcome.errors.split(separator: "\n").count == (isUnderstood ? 0 : 1), "\(outcome.errors)")
        #expect(isUnderstood || outcome.errors.hasPrefix("relayctl: TZ '\(name)' is not understood"))
    }

    @Test("a file, a pipe, a gzip and both halves of one are the same to it")
    func sources() throws {
        let path = program.write("daphne.log", SampleLogs.bad)
        let file = try document(run(["--json", path]))
        let zipped = try program.shell("gzip -k '\(path)' && relayctl logs-check --json '\(path).gz'")
        let piped = try program.shell("cat '\(path)' | relayctl logs-check --json -")
        let twice = try program.shell(
            "{ head -n 3 '\(path)' | gzip; tail -n +4 '\(path)' | gzip; } > two.gz && relayctl logs-check --json two.gz"
        )
        for other in [zipped, piped, twice] {
            let other = try document(other)
            for name in ["lines", "classes", "accepted", "rejected", "dropped", "from", "to", "causes", "hidden"] {
                #expect(other[name] == file[name], "\(name)")
            }
        }
        #expect(file["classes"]?["auth.failed"]?["count"]?.int == 1)
        #expect(file["findings"]?.array?.first?["line"]?.int == 7)
    }

    @Test("what cannot be read is one line, and the rest is read")
    func unreadable() throws {
        let path = program.write("daphne.log", SampleLogs.good)
        let directory = try run([program.directory])
        #expect((directory.status, directory.output) == (66, ""))
        #expect(directory.errors.hasSuffix("is a directory\n"))
        #expect(try run(["missing.log"]).status == 66)
        let both = try run(["--json", "missing.log", path])
        #expect(both.status == 66)
        #expect(both.errors == "relayctl: 'missing.log': no such file or directory\n")
        #expect(try document(both)["accepted"]?.int == 1)
        let wide = try program.shell("printf '\\377\\376a\\000' | relayctl logs-check -")
        #expect(wide.status == 65)
        #expect(wide.errors.contains("UTF-16"))
        let bomb = try program.shell("head -c 100000000 /dev/zero | gzip -9 > bomb.gz; relayctl logs-check bomb.gz")
        #expect(bomb.status == 65)
        let name = program.write("Straße.log", "ERROR    Exception inside application: Größe ✅\n")
        #expect(try run([name]).output.utf8.allSatisfy { $0 < 0x80 })
        let cut = try program.shell("gzip -c '\(path)' | head -c 150 > cut.gz; relayctl logs-check cut.gz")
        #expect(cut.status == 65)
    }

    @Test("a file without permission is 66")
    func permission() throws {
        let path = program.write("daphne.log", SampleLogs.good, mode: 0)
        // Root reads everything but for what its capabilities forbid.
        let prefix = getuid() == 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search " : ""
        let outcome = try program.shell("\(prefix)relayctl logs-check '\(path)'")
        #expect(outcome.status == 66)
        #expect(outcome.errors.hasSuffix("permission denied\n"))
    }

    @Test("a line of a gigabyte that is not there is one line")
    func longLine() throws {
        let outcome = try program.shell(
            "truncate -s 1G big.log; printf '\\n' >> big.log; relayctl logs-check --json big.log")
        let document = try document(outcome)
        #expect(document["lines"]?.int == 1)
        #expect(document["unrecognised"]?["count"]?.int == 1)
    }

    @Test(
        "the next command asks the Redis that the log names",
        arguments: [
            (
                "Error 111 connecting to redis.internal:6380. Connect call failed ('10.0.0.7', 6380).",
                "redis.internal:6380"
            ),
            ("Error while reading from redis:6379 : (104, 'Connection reset by peer')", "redis:6379"),
            ("Timeout connecting to server", "HOST:6379"), ("Error 111 connecting to $(id):6379.", "HOST:6379"),
        ])
    func redisAddress(words: String, address: String) throws {
        let line = "2026-11-22 07:00:18,091 ERROR    Exception inside application: \(words)\n"
        let raised = "Traceback (most recent call last):\nredis.exceptions.ConnectionError: \(words)\n"
        let outcome = try run([program.write("daphne.log", line + raised)])
        let next = "next: relayctl probe TARGET --redis redis://\(address)\n"
        #expect(outcome.output.hasSuffix(next), "\(outcome.output)")
    }

    @Test("two threads read a large file as one does")
    func threads() throws {
        program.write("part.log", SampleLogs.bad)
        let script = """
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do cat part.log part.log > next.log; mv next.log part.log; done
            { cat part.log; head -c 3000000 /dev/zero; echo; cat part.log; printf 'no newline'; } > next.log
            mv next.log part.log
            relayctl logs-check --json part.log > two; taskset -c 0 relayctl logs-check --json part.log > one; cmp one two
            """
        #expect(try program.shell(script).status == 0)
    }
}
