import RelayBytes
import RelayTestSupport
import Testing

/// What `relayctl logs-check` shows of a log: no secret, and nothing that drives a terminal or a workflow.
@Suite struct LogsCheckMaskTests {
    private let program = RelayctlProgram()

    private func run(_ words: [String]) throws -> RelayctlProgram.Outcome { try program.run(["logs-check"] + words) }

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
        let path = program.write("x.log", "ERROR    x%0A::error::y\n::warning::z\n\(SampleLogs.bad)")
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
}
