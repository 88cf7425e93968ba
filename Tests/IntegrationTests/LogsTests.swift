import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Logs that real servers wrote a moment ago.
    @Suite struct LogsTests {
        /// A server, its options, and the format of its loggers.
        struct Arrangement: Sendable, CustomTestStringConvertible {
            let server: Backend.Server
            var arguments: [String] = []
            var format: String?
            /// runserver shows requests and handshakes only then.
            var isDebugging = false

            var testDescription: String { "\(server) \(arguments) \(format ?? "")\(isDebugging ? " DEBUG" : "")" }
        }

        static let all: [Arrangement] = [
            Arrangement(server: .daphne), Arrangement(server: .daphne, arguments: ["-v0"]),
            Arrangement(server: .daphne, arguments: ["-v2"]), Arrangement(server: .runserver),
            Arrangement(server: .runserver, isDebugging: true),
            Arrangement(server: .uvicorn), Arrangement(server: .hypercorn, arguments: ["--access-logfile", "-"]),
            Arrangement(server: .daphne, format: "document"), Arrangement(server: .daphne, format: "bracket"),
            Arrangement(server: .daphne, format: "verbose"), Arrangement(server: .daphne, format: "json"),
        ]

        /// What grep finds in the log, and the class that counts it.
        static let words: [(String, String)] = [
            ("auth success", "auth.success"), ("auth failed", "auth.failed"), ("without token", "auth.no-token"),
            ("WSCONNECTING", "handshake.connecting"), ("\"WSCONNECT ", "handshake.accepted"),
            ("\"WSREJECT ", "handshake.rejected"), ("WebSocket HANDSHAKING", "handshake.connecting"),
            ("WebSocket REJECT", "handshake.rejected"), ("HTTP GET /", "http.access"),
            ("[accepted]", "handshake.accepted"),
        ]

        @Test("every line has a class or is known, and the counts are those of grep", arguments: all)
        func recognised(arrangement: Arrangement) throws {
            let redis = try ChannelRedis()
            var environment: [String: String] = [:]
            if let format = arrangement.format { environment["LOG_FORMAT"] = format }
            if arrangement.isDebugging { environment["DEBUG"] = "True" }
            let backend = try Backend(
                redisPort: redis.port, fault: arrangement.format == nil ? nil : "log-format",
                server: arrangement.server, arguments: arrangement.arguments, environment: environment)
            let relayctl = Relayctl()
            let token = relayctl.secretFile("token", try Token.good.get())
            for words in [
                ["--token-file", token], ["--no-token"], ["--token-file", relayctl.secretFile("bad", "a.b.c")],
            ] {
                _ = try relayctl.probe([backend.url] + words)
            }
            backend.process.stop()
            let log = backend.log.text
            let outcome = try relayctl.run(["logs-check", "--json", "--no-defaults", backend.log.path])
            let document = try JSONReader.read(Array(outcome.output.utf8))
            #expect(document["unrecognised"]?["count"]?.int == 0, "\(outcome.output)")
            for (word, name) in Self.words {
                let count = log.split(separator: "\n").count { $0.contains(word) }
                if count > 0 { #expect(document["classes"]?[name]?["count"]?.int == Int64(count), "\(name)") }
            }
            #expect(log.contains("WebSocket HANDSHAKING") == arrangement.isDebugging)
            let hidden = document["hidden"]?.array?.compactMap(\.string) ?? []
            #expect(hidden.contains("auth.success") == !log.contains("auth success"), "\(hidden)")
        }
    }
}
