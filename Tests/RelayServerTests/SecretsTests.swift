import RelayServer
import RelayTestSupport
import Testing

/// No token, query or password ever stands in a log, also with `verbose`.
@Suite struct SecretsTests {
    @Test("logs", arguments: RelayLogFormat.allCases)
    func nothingLeaks(_ format: RelayLogFormat) throws {
        let relay = try TestRelay { configuration in
            configuration.verbose = true
            configuration.logFormat = format
        }
        let token = try relay.token()
        let canary = "eyJjYW5hcnkiOjF9.eyJjYW5hcnkiOjJ9.CANARYCANARY"
        for request in [
            TestRelay.upgrade(token: token), TestRelay.upgrade(token: canary),
            TestRelay.upgrade("/ws/chat/a/?token=\(canary)"), TestRelay.upgrade("/ws/nope/?token=\(token)"),
            TestRelay.upgrade(extra: "Sec-WebSocket-Protocol: \(canary), \(canary)\r\n"),
            TestRelay.upgrade(extra: "Sec-WebSocket-Protocol: Bearer CANARY\r\n"),
            TestRelay.upgrade(origin: "http://localhost:3000\u{1b}[2J", token: token),
        ] {
            let client = try relay.client()
            client.send(request)
            _ = client.receive(through: "\r\n\r\n")
        }
        _ = try relay.get("/api/auth/me/?token=\(canary)", "Authorization: Bearer \(canary)\r\n")
        _ = try relay.get("/\(canary.prefix(4))\u{1b}%00")
        let log = (relay.stoppedLog() + relay.log).joined(separator: "\n")
        #expect(!log.contains("CANARY"))
        #expect(!log.contains(token.suffix(20)))
        #expect(!log.contains(TestRelay.password))
        #expect(!log.contains("\u{1b}"))
        #expect(!log.contains("?"))
        #expect(log.contains("offered Bearer, <jwt sha256:"))
    }

    @Test func theVerdictOfEachHandshake() throws {
        let relay = try TestRelay { $0.verbose = true }
        for request in [TestRelay.upgrade(token: "undefined"), TestRelay.upgrade(origin: nil)] {
            let client = try relay.client()
            client.send(request)
            _ = client.receiveAll()
        }
        let lines = relay.stoppedLog().filter { $0.hasPrefix("relay: ") }.map { $0.drop { $0 != "/" } }
        #expect(
            lines == [
                "/ws/chat/test-room/ origin http://localhost:3000, offered Bearer, undefined, "
                    + "answer 403 (invalid token)",
                "/ws/chat/test-room/ origin none, offered none, answer 403 (no Origin)",
            ])
    }
}
