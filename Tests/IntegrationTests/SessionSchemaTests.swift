import RelayBytes
import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Real output of `ws connect` and `ws send` against its schemas, judged by the jsonschema package.
    @Suite struct SessionSchemaTests {
        private static let relayctl = Relayctl()

        /// All runs, which differ in what their events hold: lines of shell in which `$1` is the form.
        private static func events(_ form: String) throws -> String {
            let lost = try WireServer([
                [.upgrade, .send([0x89, 0x01, 0x61])], [.upgrade, .send([0x88, 0x02, 0x03, 0xe8]), .hold],
            ])
            let wrong = try WireServer(.upgrade, .send([0xf1, 0x00]), .hold)
            let moved = try WireServer(
                answer: "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
            let nowhere = "ws://127.0.0.1:\(try WireServer.closedPort())/"
            let nginx = try NginxServer(to: try Site.shared.get().backend.port)
            let root = try LocalCertificates.shared.get().root
            let token = try Site.shared.get().token().joined(separator: " ")
            let lines = [
                "ws send demo --chat hello --expect hello -vv", "ws send demo x --expect no --within 0.1",
                "ws send demo x --reject message --within 0.1", "ws send demo x --fault origin",
                "ws send demo x --fault close-4001 --expect-close 4001", "ws send demo x --token-file missing",
                "ws send demo x", "ws send \(nowhere) x",
                "ws connect demo --no-token -x 1", "ws connect \(nowhere) -m 1 --reconnect --max-reconnects 1",
                "ws connect ws://127.0.0.1:\(lost.port)/ --reconnect",
                "ws connect ws://127.0.0.1:\(wrong.port)/ --on-eof hold",
                "ws connect ws://127.0.0.1:\(moved.port)/ -L", "ws connect nosuch",
                "ws connect \(nginx.url) --ca '\(root)' \(token) -x '{\"type\":\"chat_message\",\"message\":\"m\"}' --on-eof wait:1",
                "ws connect ${echo} --input binary < relayctl.bytes",
                "ws connect ${echo} --input binary --binary-as hex < relayctl.bytes",
            ]
            let bytes = "printf '\\000\\377' > relayctl.bytes; relayctl relay --echo > echo.url < /dev/null & "
            let wait = "until [ -s echo.url ]; do :; done; echo=ws$(cut -c5- echo.url); "
            let all = lines.map { line in
                let parts = line.split(separator: "<", maxSplits: 1)
                return "relayctl \(parts[0]) --format \(form) < \(parts.count > 1 ? String(parts[1]) : "/dev/null")"
            }
            let outcome = try relayctl.shell(bytes + wait + all.joined(separator: "; ") + "; kill %1")
            _ = (lost, wrong, moved)
            return outcome.output
        }

        /// What is wrong with the lines, each an object of one of the schemas; then the events that there were.
        private static func check(_ lines: String, _ schemas: String) throws -> String {
            try PythonEnvironment.run(
                """
                import json, jsonschema, sys
                judges = {}
                for name in sys.argv[3].split():
                    schema = json.load(open(sys.argv[1] + name + ".schema.json"))
                    jsonschema.Draft202012Validator.check_schema(schema)
                    judges[name] = jsonschema.Draft202012Validator(schema)
                first, *others = judges
                lines = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
                errors = []
                for line in lines:
                    name = next((other for other in others if line.get("schema") == "relayctl." + other.replace("-", "/")), first)
                    for error in judges[name].iter_errors(line):
                        errors.append("%s %s in %s" % (error.json_path, error.message, json.dumps(line)[:300]))
                print("; ".join(errors) or " ".join(sorted({str(line.get("event")) for line in lines})))
                """, "\(PythonEnvironment.root)/Sources/RelayReport/Schemas/relayctl.",
                relayctl.secretFile("lines", lines), schemas)
        }

        @Test("each event, and each kind of it occurs")
        func events() throws {
            let kinds =
                "close connect error expect frame message open ping pong reconnect request resolve response summary tls"
            #expect(try Self.check(try Self.events("ndjson"), "ws.event-1") == kinds)
        }

        @Test("the one object of each run, and of those that came to no session")
        func objects() throws {
            #expect(try Self.check(try Self.events("json"), "ws-1 failure-1") == "None")
        }

        @Test("what is wrong is found")
        func wrong() throws {
            let line = #"{"v":1,"seq":1,"ts":"2026-01-01T00:00:00.000Z","ms":0,"event":"#
            for (rest, schema) in [
                (#""summary","schema":"relayctl.ws/1"}"#, "ws.event-1"), (#""message"}"#, "ws.event-1"),
                (#""nosuch"}"#, "ws.event-1"), (#""error","error":1}"#, "ws.event-1"), (#""x"}"#, "ws-1"),
            ] {
                #expect(try Self.check(line + rest, schema).contains("$"), "\(rest)")
            }
        }
    }
}
