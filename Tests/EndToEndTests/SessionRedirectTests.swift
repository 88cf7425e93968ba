import RelayTestSupport
import Testing

/// `ws -L`: the opening handshake follows redirects, and credentials stay at home.
@Suite struct SessionRedirectTests {
    private let program = RelayctlProgram()

    private func redirect(to url: String) throws -> WireServer {
        try WireServer([[.readRequest, .text("HTTP/1.1 302 Found\r\nLocation: \(url)\r\nContent-Length: 0\r\n\r\n")]])
    }

    @Test("followed with -L, 26 without") func followed() throws {
        let (relay, url) = try program.startRelay(["--echo"])
        defer { relay.endInput() }
        let server = try redirect(to: url + "/there")
        let words = ["ws", "send", "ws://127.0.0.1:\(server.port)/here", "hello", "--expect", "hello", "--no-token"]
        let followed = try program.run(words + ["-L"])
        #expect(followed.status == 0 && followed.output == "hello\n", "\(followed.errors)")
        #expect(followed.errors.contains("redirected (302) to ws"))
        #expect(try program.run(words).status == 26)
    }

    @Test("what stdin holds goes to the place that answers") func input() throws {
        let (relay, url) = try program.startRelay(["--echo"])
        defer { relay.endInput() }
        let server = try redirect(to: url + "/")
        let outcome = try program.run(
            ["ws", "connect", "ws://127.0.0.1:\(server.port)/", "-L", "--no-token"], input: .text("a\nb\n"))
        #expect(outcome.status == 0 && outcome.output == "a\nb\n", "\(outcome.errors)")
    }

    @Test("no token and no cookie goes to another origin") func credentials() throws {
        let other = try WireServer([[.readRequest, .text("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]])
        let server = try redirect(to: "\(other.url)/x")
        program.write("token", "CANARY-token")
        let outcome = try program.run(
            ["ws", "send", "ws://127.0.0.1:\(server.port)/", "x", "-L", "--token-file", "token", "-b", "a=CANARY"])
        #expect(outcome.status == 22, "\(outcome.errors)")
        #expect(server.received.joined().contains("CANARY-token"))
        #expect(other.received.count == 1 && !other.received.joined().contains("CANARY"))
    }

    @Test("a circle ends") func circle() throws {
        let port = try WireServer.closedPort()
        let first = try redirect(to: "http://127.0.0.1:\(port)/")
        let outcome = try program.run(["ws", "send", "ws://127.0.0.1:\(first.port)/", "x", "-L", "--no-token"])
        #expect(outcome.status == 11)
        let loop = try WireServer([
            [.readRequest, .text("HTTP/1.1 307 Again\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")]
        ])
        #expect(try program.run(["ws", "send", "ws://127.0.0.1:\(loop.port)/", "x", "-L", "--no-token"]).status == 26)
    }
}
