import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Handshakes that fail although the token is good.
    @Suite struct RefusedHandshakeTests {
        static let rows = [
            HandshakeRow(
                name: "other Origin", options: ["--origin", "https://evil.example"],
                asked: ["host-of-origin", "unknown-path"],
                expected: .broken("upgrade", 21, "upgrade.origin-refused", "certain")),
            HandshakeRow(
                name: "the Origin null", options: ["--origin", "null"], asked: ["target-origin", "again", "again"],
                expected: .broken("upgrade", 21, "upgrade.origin-refused", "certain")),
            HandshakeRow(
                name: "no Origin", options: ["--origin", "none"], asked: ["target-origin", "again", "again"],
                expected: .broken("upgrade", 21, "upgrade.origin-missing", "certain")),
            HandshakeRow(
                name: "an Origin that is none", options: ["-H", "Origin: foo"], asked: [],
                expected: .broken("upgrade", 20, "upgrade.origin-invalid", "certain")),
            HandshakeRow(
                name: "an Origin that a list lacks, while every Host is let through", fault: "origin-list",
                options: ["--origin", "https://evil.example"],
                environment: ["ALLOWED_HOSTS": "*", "ALLOWED_WEBSOCKET_ORIGINS": "https://app.example"],
                expected: .broken("upgrade", 21, "upgrade.origin-refused", "likely")),
            HandshakeRow(
                name: "the target's own Origin, which a list lacks", fault: "origin-list",
                environment: ["ALLOWED_WEBSOCKET_ORIGINS": "https://app.example"],
                expected: .broken("upgrade", 21, "upgrade.origin-refused", "likely")),
            HandshakeRow(
                name: "an Origin of a list, which ALLOWED_HOSTS lacks", fault: "origin-list",
                options: ["--origin", "https://app.example"],
                environment: ["ALLOWED_WEBSOCKET_ORIGINS": "https://app.example"], expected: .healthy),
            HandshakeRow(
                name: "unknown path", path: "/ws/nope/",
                asked: ["no-token", "other-slash", "foreign-origin", "other-path"],
                expected: .broken("upgrade", 23, "upgrade.no-route", "certain")),
            HandshakeRow(
                name: "no slash at the end", path: "/ws/chat/test-room", asked: ["no-token", "other-slash"],
                expected: .broken("upgrade", 23, "upgrade.missing-slash", "certain")),
            HandshakeRow(
                name: "session middleware", fault: "session-middleware",
                asked: ["token-by-query", "token-by-header", "other-path", "unknown-path"],
                expected: .broken("upgrade", 21, "upgrade.session-middleware", "likely")),
            HandshakeRow(
                name: "the token is not read from a header", options: ["--auth-mode", "header"],
                asked: ["token-by-subprotocol", "again", "again"],
                expected: .broken("upgrade", 21, "upgrade.token-missing", "certain")),
            HandshakeRow(
                name: "one room is closed", fault: "refuses-one-room",
                asked: ["token-by-query", "token-by-header", "other-path", "again", "again"],
                expected: .broken("upgrade", 21, "upgrade.application-refused", "certain")),
            HandshakeRow(
                name: "no websocket application", fault: "no-websocket",
                expected: .broken("upgrade", 23, "upgrade.no-websocket-app", "likely")),
            HandshakeRow(
                name: "plain Django", fault: "plain-django",
                expected: .broken("upgrade", 23, "upgrade.no-websocket-app", "likely")),
            HandshakeRow(
                name: "connect() raises", fault: "connect-raises",
                expected: .broken("upgrade", 23, "upgrade.no-route", "likely")),
            HandshakeRow(
                name: "connect() raises in one room", fault: "connect-raises-in-one-room",
                expected: .broken("upgrade", 23, "upgrade.connect-raised", "certain")),
            HandshakeRow(
                name: "connect() takes longer than Daphne waits", fault: "slow-connect",
                asked: ["no-token", "token-by-query", "more-subprotocols"],
                expected: .broken("upgrade", 24, "upgrade.connect-slow", "possible"),
                withLogin: .broken("upgrade", 24, "upgrade.connect-slow", "likely")),
            HandshakeRow(
                name: "no channel layer", fault: "layer-missing", asked: ["no-token", "other-path"],
                expected: .broken("upgrade", 23, "upgrade.redis-unreachable", "possible"),
                withLogin: .broken("upgrade", 23, "upgrade.layer-missing", "likely")),
            HandshakeRow(
                name: "no subprotocol selected", fault: "no-subprotocol", asked: [],
                expected: .broken("upgrade", 25, "upgrade.subprotocol-not-selected", "certain")),
            HandshakeRow(
                name: "a subprotocol selected that was not offered, whatever is", fault: "other-subprotocol",
                asked: ["no-token", "token-by-query", "more-subprotocols"],
                expected: .broken("upgrade", 24, "upgrade.subprotocol-not-offered", "certain")),
            HandshakeRow(
                name: "a subprotocol selected that was not offered, where any is",
                fault: "other-subprotocol-when-offered", asked: ["no-token", "token-by-query"],
                expected: .broken("upgrade", 24, "upgrade.subprotocol-not-offered", "certain")),
            HandshakeRow(
                name: "the token selected", fault: "token-echoed", asked: [],
                expected: .broken("upgrade", 25, "upgrade.token-echoed", "certain")),
            HandshakeRow(
                name: "accept, then close 4001", fault: "closes-after-accept",
                expected: .broken("session", 32, "session.closed-auth", "certain")),
            HandshakeRow(
                name: "accept, then close 4403 behind the first look", fault: "closes-after-accept",
                environment: ["CLOSE_CODE": "4403", "CLOSE_AFTER": "0.6"],
                expected: .broken("echo", 32, "session.closed-auth", "certain")),
            HandshakeRow(
                name: "the database is down", fault: "database-down", environment: ["DATABASE_PATH": "/nowhere/db"],
                expected: .broken("upgrade", 21, "upgrade.application-refused", "likely"),
                withLogin: .broken("login", 53, "login.failed")),
            HandshakeRow(name: "no echo", fault: "no-echo", expected: .broken("echo", 36, "echo.lost", "certain")),
        ]

        @Test(arguments: rows) func row(_ row: HandshakeRow) throws {
            let shared = try Site.shared.get()
            let port = try row.fault.map { try KeptBackends.port($0, row.environment) } ?? shared.backend.port
            let url = "ws://localhost:\(port)\(row.path)"
            let probe = try shared.relayctl.probe([url] + row.options + (try shared.token()))
            row.expected.check(probe)
            if let asked = row.asked { #expect(probe.experiments == asked) }
            let other = try shared.relayctl.probe([url] + row.options + shared.login() + shared.redisOption)
            (row.withLogin ?? row.expected).check(other)
        }

        /// The document's production settings: the API's own host is not in ALLOWED_HOSTS, with and without DEBUG.
        @Test(arguments: ["False", "True"]) func productionHosts(_ debug: String) throws {
            let shared = try Site.shared.get()
            let settings = ["ALLOWED_HOSTS": "yourdomain.com,www.yourdomain.com", "DEBUG": debug]
            let backend = try Backend(redisPort: shared.redis.port, environment: settings)
            let refused = try shared.relayctl.probe([backend.url] + (try shared.token()))
            Expected.broken("upgrade", 21, "upgrade.origin-refused", "certain").check(refused)
            #expect(refused.codes("warning") == ["http.host-refused"])
            Expected.broken("login", 53, "http.host-refused").check(
                try shared.relayctl.probe([backend.url] + shared.login()))
            let words = [backend.url, "--origin", "https://yourdomain.com"] + (try shared.token())
            let accepted = try shared.relayctl.probe(words)
            Expected.degraded.check(accepted)
            #expect(accepted.codes("warning").contains("http.host-refused"))
        }

        /// An expired token where the application accepts everyone and closes.
        @Test func acceptsThenChecks() throws {
            let shared = try Site.shared.get()
            let url = "http://localhost:\(try KeptBackends.port("accepts-then-checks"))"
            Expected.healthy.check(try shared.relayctl.probe([url] + (try shared.token())))
            let old = try shared.token(try Token.minted(lasting: -600))
            let probe = try shared.relayctl.probe([url] + old + shared.login())
            Expected.broken("session", 32, "session.closed-auth", "certain").check(probe)
            #expect(probe.experiments == ["fresh-login"])
            #expect(probe.report["findings"]?.array?.first?["summary"]?.string?.contains("expired") == true)
            Expected.broken("session", 32, "session.closed-auth").check(
                try shared.relayctl.probe([url, "--no-token"]))
        }
    }
}
