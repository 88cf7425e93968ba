import Glibc
import RelayBytes
import RelayTestSupport
import Testing

/// `relayctl logs-check` on files, pipes and what is neither.
@Suite struct LogsCheckTests {
    static let good = """
        2026-11-22 07:00:15,972 INFO     Listening on TCP address 127.0.0.1:8000
        127.0.0.1:1 - - [22/Nov/2026:07:00:15] "WSCONNECTING /ws/chat/a/" - -
        2026-11-22 07:00:16,002 INFO     ✅ WebSocket auth success: testuser (ID: 1)
        127.0.0.1:1 - - [22/Nov/2026:07:00:16] "WSCONNECT /ws/chat/a/" - -
        2026-11-22 07:00:16,165 INFO     User testuser connected to a

        """
    static let bad =
        good + """
            127.0.0.1:2 - - [22/Nov/2026:07:00:17] "WSCONNECTING /ws/chat/a/" - -
            2026-11-22 07:00:17,788 WARNING  ⚠️ WebSocket auth failed: invalid token
            127.0.0.1:2 - - [22/Nov/2026:07:00:17] "WSREJECT /ws/chat/a/" - -

            """

    private let program = RelayctlProgram()

    private func run(_ words: [String]) throws -> RelayctlProgram.Outcome { try program.run(["logs-check"] + words) }

    private func document(_ outcome: RelayctlProgram.Outcome) throws -> JSONValue {
        try JSONReader.read(Array(outcome.output.utf8))
    }

    @Test(
        "the exit status",
        arguments: [
            ([], good, 0), ([], bad, 1), ([], "", 2), ([], "what is this\n", 2),
            (["--forbid", "auth.failed<=1", "--forbid", "handshake.rejected<=1"], bad, 0),
            (["--no-defaults"], bad, 0), (["--no-defaults", "--expect", "redis.error"], bad, 1),
            (["--forbid", "startup"], good, 1), (["--expect", "auth.success>=2"], good, 1),
            (["--only", "auth.success"], bad, 0),
            // What is asked for is judged, whatever is shown.
            (["--only", "startup", "--expect", "redis.error>=1"], good, 1),
            (["--only", "startup", "--forbid", "handshake.accepted<=0"], good, 1),
            (["--only", "startup", "--forbid", "auth.failed"], bad, 1),
            (["--only", "startup", "--expect", "auth.success", "--forbid", "handshake.accepted<=1"], good, 0),
            // Where nothing was said, nothing is missing.
            (["--since", "2027-01-01T00:00:00Z", "--expect", "auth.success"], good, 2),
            (["--expect", "auth.success"], "", 2), ([], "\n  \n\r\n \t\n", 2), (["--since", "10m"], "\n\n", 2),
            (["--expect", "auth.success"], "\n", 2),
            (["--since", "2026-11-22T08:00:00Z", "--time-zone", "UTC"], bad, 2),
            (["--until", "2026-11-22 07:00:16", "--time-zone", "UTC"], bad, 1),
            (["--until", "2026-11-22 07:00:16.5", "--time-zone", "UTC"], bad, 0),
            // Every line of it is of a shape that says where its stamp is.
            (
                ["--since", "2026-11-22T08:00:00Z"],
                #"127.0.0.1 - - [22/Nov/2026:07:00:15 +0000] "GET / HTTP/1.1" 200 1 "-" "-""# + "\n", 2
            ),
            (["--since", "10m"], "WebSocket CONNECT /ws/ [127.0.0.1:1]\n", 64), (["--forbid", "no.class"], good, 64),
            (["--forbid", "startup>=1"], good, 64), (["--time-zone", "Nowhere/Such"], good, 64),
            (["--time-zone", "UTC+2"], good, 64),
            (["--since", "yesterday"], good, 64), (["--since", "2026-02-30T00:00:00Z"], good, 64),
            (["--until", "2026-11-31 12:00"], good, 64), (["--since", "2026-11-22T00:00:00+99:99"], good, 64),
            (["--format", "xml"], good, 64), (["--report", "json"], good, 64),
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
        let path = program.write("daphne.log", Self.bad)
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
        let path = program.write("daphne.log", Self.good)
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
        let path = program.write("daphne.log", Self.good, mode: 0)
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

    @Test("tokens are masked, in text, JSON and every report")
    func secrets() throws {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.CANARYCANARYCANARY"
        let line = "127.0.0.1 - - [22/Nov/2026:13:03:56 +0000] \"GET /ws/?token=\(token) HTTP/1.1\" 101 0 \"-\" \"-\"\n"
        let odd = "what ?token=CANARYopaque&x=1 \(token)\n"
        let path = program.write("access.log", line + odd)
        for format in ["text", "json", "ndjson", "junit", "github"] {
            let outcome = try run(["--format", format, path, "--report", "\(format)=\(program.file("report"))"])
            #expect(!outcome.output.contains("CANARY"), "\(format)")
            // JUnit has counts alone.
            if format != "junit" { #expect(outcome.output.contains("sha256:"), "\(format)") }
            #expect(SourceTree.text(of: program.file("report"))?.contains("CANARY") == false)
        }
    }

    /// Lines that no grammar knows, and lines of the classes whose words are shown, with a secret in each.
    static let secretive = [
        "redis://:CANARY@redis:6379/0", "https://u:CANARY@h", "Authorization: Token CANARY",
        "Cookie: a=CANARY; b=CANARY",
        "(b'authorization', b'Bearer CANARY')", "password='CANARY'", "{'access': 'CANARY', 'refresh': 'CANARY'}",
        "SECRET_KEY=CANARY", #"eyJhbGciOiJIUzI1NiJ9\\u002eeyJzdWIiOiIxIn0\\u002eCANARY"#,
        "eyJhbGciOiJIUzI1NiJ9%2EeyJzdWIiOiIxIn0%2ECANARY", "eyJhbGciOiJIUzI1NiJ9=.eyJzdWIiOiIxIn0==.CANARY",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.\u{200b}CANARY", #"/?x=1\u0026token=CANARY"#, "/%3Ftoken%3DCANARY",
        "/?x=1&amp;token=CANARY", #"{\"token\": \"CANARY\"}"#,
    ]

    @Test("secrets are masked in every format, of lines that are known and of those that are not")
    func secretsOfLines() throws {
        let bytes = "what password: CANARY".utf8.map { "\($0)" }.joined(separator: ",")
        let raised = "ERROR    Exception inside application\nTraceback (most recent call last):\n  File x\nredis.X: "
        let lines =
            ["", "ERROR    ", raised].flatMap { start in Self.secretive.map { "\(start)what \($0) end\n" } }
            + ["{\"MESSAGE\":[\(bytes)]}\n"]
        // A line a time: of many only the first are shown.
        for line in lines {
            let path = program.write("secret.log", line)
            for format in ["text", "json", "ndjson", "junit", "github"] {
                let outcome = try run(["--format", format, path])
                #expect(!(outcome.output + outcome.errors).contains("CANARY"), "\(line)\(outcome.output)")
                // The others show no line.
                if format != "junit", format != "github" {
                    #expect(outcome.output.contains("***") || outcome.output.contains("sha256:"), "\(line)")
                }
            }
        }
    }

    @Test("secrets are masked in the lines of a followed log", arguments: ["text", "ndjson"])
    func secretsOfLiveLines(format: String) throws {
        let path = program.write("live.log", Self.secretive.map { "ERROR    what \($0) end\n" }.joined())
        let outcome = try run(["-f", "--max-time", "300ms", "--format", format, path])
        #expect(!(outcome.output + outcome.errors).contains("CANARY"), "\(outcome.output)")
        #expect(outcome.output.contains("***"), "\(outcome.output)")
    }

    @Test("a token in a header that was too long for nginx has its own advice")
    func tooLongHeader() throws {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.CANARYCANARYCANARY"
        let path = program.write(
            "error.log",
            "2026/11/22 13:03:56 [info] 7#7: *1 client sent too long header line: \"Sec-WebSocket-Protocol: Bearer, "
                + "\(token)...\" while reading client request headers, client: 127.0.0.1, server: h\n")
        let outcome = try run([path])
        #expect(outcome.output.contains("large_client_header_buffers"), "\(outcome.output)")
        #expect(!outcome.output.contains("--auth-mode subprotocol") && !outcome.output.contains("CANARY"))
    }

    @Test("no line of a foreign text becomes a workflow command")
    func github() throws {
        let path = program.write("x.log", "ERROR    x%0A::error::y\n::warning::z\n\(Self.bad)")
        let outcome = try run(["--format", "github", path])
        let commands = outcome.output.split(separator: "\n").filter { $0.hasPrefix("::") }
        #expect(!commands.isEmpty)
        #expect(commands.allSatisfy { $0.contains("title=logs.") })
    }

    @Test("escapes of a log drive no terminal")
    func escapes() throws {
        let path = program.write("x.log", "ERROR    \u{1b}]0;x\u{7} \u{202e}\nwhat \u{1b}[2J\n")
        for format in ["text", "json", "github", "junit"] {
            let outcome = try run(["--format", format, path])
            #expect(!outcome.output.utf8.contains { $0 < 0x20 && $0 != 0x0a || $0 == 0x7f }, "\(format)")
            #expect(!outcome.output.unicodeScalars.contains("\u{202e}"))
        }
    }

    @Test("patterns of the operator's")
    func rules() throws {
        let path = program.write(
            "x.log", Self.good + "INFO     payment gateway timed out\nINFO     slow query: 12345 ms\n")
        let rules = program.write(
            "rules.toml", SourceTree.text(of: "\(try #require(SourceTree.root()))/examples/rules.toml") ?? "")
        let outcome = try run(["--json", "--rules", rules, path])
        #expect(outcome.status == 1)
        let codes = try document(outcome)["findings"]?.array?.compactMap { $0["code"]?.string } ?? []
        #expect(codes == ["rule.payment-timeout", "rule.slow-query"])
        for text in [
            "[rule.a]\nregex = '('\n", "[rule.a]\n", "x = 1\n", "[rule.a]\nliteral = 1\n", "[rule.a]\nlitteral = 'x'\n",
        ] {
            let outcome = try run(["--rules", program.write("bad.toml", text), path])
            #expect(outcome.status == 78, "\(text)")
            #expect(outcome.errors.hasPrefix("relayctl: ") && outcome.errors.contains("bad.toml:"))
        }
        // It would take for ever without a limit.
        let slow = program.write("slow.toml", "[rule.a]\nregex = '(a+)+b'\n")
        #expect(
            try run(["--rules", slow, program.write("a.log", String(repeating: "a", count: 5000) + "\n")]).status == 0)
    }

    @Test("a pattern that cannot tell leaves the verdict open, and says of which line")
    func undecidedRule() throws {
        let costly = String(repeating: "a", count: 60) + "b\n"
        let path = program.write("x.log", Self.good + costly + "a\n" + costly)
        for severity in ["error", "info"] {
            let rules = program.write(
                "rules.toml", "[rule.costly]\nregex = '^(a+)+$|b$'\nseverity = '\(severity)'\n")
            let words = "costly takes too many steps to tell whether it matches 2 lines, first line 6"
            let text = try run(["--no-defaults", "--rules", rules, path])
            // The line between them matches.
            let status: Int32 = severity == "error" ? 1 : 2
            #expect(text.status == status && text.output.contains(words), "\(text.output)")
            let json = try document(run(["--json", "--no-defaults", "--rules", rules, path]))
            let finding = json["findings"]?.array?.first { $0["code"] == "logs.pattern-undecided" }
            #expect(json["exit"]?.int == Int64(status) && finding?["line"]?.int == 6)
            #expect(finding?["summary"]?.string == words)
            #expect(finding?["remedies"]?.array?.first?["text"]?.string?.contains("[rule.costly]") == true)
        }
        // A literal beside it spares the costly lines.
        let rules = program.write("rules.toml", "[rule.costly]\nliteral = 'x'\nregex = '^(a+)+$|b$'\n")
        #expect(try run(["--no-defaults", "--rules", rules, path]).status == 0)
        let alone = program.write("alone.toml", "[rule.costly]\nregex = '^(a+)+$|b$'\nseverity = 'error'\n")
        let one = try run(["--rules", alone, program.write("one.log", costly)])
        #expect(one.status == 2 && one.output.contains("inconclusive, exit 2"), "\(one.output)")
    }

    @Test("a pattern that cannot tell of twenty lines is given up, and the others are not")
    func givenUpRule() throws {
        let costly = String(repeating: "a", count: 60) + "b\n"
        let path = program.write("x.log", Self.good + String(repeating: costly, count: 30) + "a\nend\n")
        let rules = program.write(
            "rules.toml", "[rule.costly]\nregex = '^(a+)+$'\n[rule.end]\nregex = '^end$'\nseverity = 'info'\n")
        let text = try run(["--no-defaults", "--rules", rules, path])
        let words = "matches 20 lines, first line 6, and is not held against those behind line 25"
        #expect(text.status == 2 && text.output.contains(words), "\(text.output)")
        #expect(text.output.contains("end matches 1 line") && !text.output.contains("costly matches"))
    }

    @Test("following ends when the reader of its lines has gone, and with 74 when they cannot be written")
    func unheard() throws {
        let path = program.write("daphne.log", Self.good)
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

    @Test("it follows a file across rotation, truncation and removal, and ends with the summary")
    func follow() throws {
        let path = program.write("daphne.log", Self.good)
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
        let path = program.write("daphne.log", Self.good)
        program.write("bad.log", Self.bad)
        let running = try program.start(["logs-check", "-f", path])
        try running.waitForOutput(containing: "Listening on")
        _ = try program.shell("gzip bad.log; mv bad.log.gz daphne.log")
        let outcome = try running.finish()
        #expect(outcome.output.contains("auth failed: invalid token") && outcome.status == 1)
        #expect(outcome.errors.contains("was rotated"))
    }

    @Test("--max-time ends following with the verdict, and a stalled pipe with 60")
    func maxTime() throws {
        let path = program.write("daphne.log", Self.good)
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
        program.write("good.log", Self.good)
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
        program.write("daphne.log", Self.good)
        let outcome = try program.shell(
            "mkfifo pipe; cat daphne.log > pipe & relayctl logs-check pipe; s=$?; wait; exit $s")
        #expect(outcome.status == 0)
    }

    @Test("two threads read a large file as one does")
    func threads() throws {
        program.write("part.log", Self.bad)
        let script = """
            for i in 1 2 3 4 5 6 7 8 9 10 11 12 13; do cat part.log part.log > next.log; mv next.log part.log; done
            { cat part.log; head -c 3000000 /dev/zero; echo; cat part.log; printf 'no newline'; } > next.log
            mv next.log part.log
            relayctl logs-check --json part.log > two; taskset -c 0 relayctl logs-check --json part.log > one; cmp one two
            """
        #expect(try program.shell(script).status == 0)
    }
}
