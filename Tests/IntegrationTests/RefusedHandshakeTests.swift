import RelayTestSupport
import Testing

extension IntegrationTests {
    /// Handshakes that fail although the token is good.
    @Suite struct RefusedHandshakeTests {
        struct Row: CustomTestStringConvertible, Sendable {
            let name: String
            var fault: String?
            var path = "/ws/chat/test-room/"
            var options: [String] = []
            let expected: Expected
            var testDescription: String { name }
        }

        static let rows = [
            Row(
                name: "other Origin", options: ["--origin", "https://evil.example"],
                expected: .broken("upgrade", 21, "upgrade.origin-refused")),
            Row(
                name: "no Origin", options: ["--origin", "none"],
                expected: .broken("upgrade", 21, "upgrade.origin-missing")),
            Row(
                name: "unknown path", path: "/ws/nope/",
                expected: .broken("upgrade", 23, "upgrade.no-route")),
            Row(
                name: "no slash at the end", path: "/ws/chat/test-room",
                expected: .broken("upgrade", 23, nil)),
            Row(
                name: "not in ALLOWED_HOSTS", fault: "unknown-host",
                expected: .broken("upgrade", 21, "upgrade.origin-refused")),
            Row(
                name: "session middleware", fault: "session-middleware", expected: .broken("upgrade", 21, nil)),
            Row(name: "no websocket application", fault: "no-websocket", expected: .broken("upgrade", 23, nil)),
            Row(name: "connect() raises", fault: "connect-raises", expected: .broken("upgrade", 23, nil)),
            Row(
                name: "no subprotocol selected", fault: "no-subprotocol",
                expected: .broken("upgrade", 25, "upgrade.subprotocol-not-selected")),
            Row(
                name: "a subprotocol selected that was not offered", fault: "other-subprotocol",
                expected: .broken("upgrade", 24, "upgrade.connect-slow")),
            Row(
                name: "accept, then close 4001", fault: "closes-after-accept",
                expected: .broken("session", 32, "session.closed-auth")),
            Row(name: "no echo", fault: "no-echo", expected: .broken("echo", 36, "echo.lost")),
        ]

        @Test(arguments: rows) func row(_ row: Row) throws {
            let shared = try Site.shared.get()
            let backend = try row.fault.map { try Backend(redisPort: shared.redis.port, fault: $0) } ?? shared.backend
            let url = "ws://localhost:\(backend.port)\(row.path)"
            row.expected.check(try shared.relayctl.probe([url] + row.options + (try shared.token())))
        }
    }
}
