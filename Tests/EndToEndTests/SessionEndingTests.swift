import RelayBytes
import RelayTestSupport
import Testing

/// Every ending has its exit class and its line, the same whatever stdin is.
@Suite struct SessionEndingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let script: [WireServer.Step]
        var options: [String] = []
        let status: Int32
        let says: [String]

        var testDescription: String { name }
    }

    private static func refusal(_ status: String, _ fields: String = "", _ body: String = "") -> [WireServer.Step] {
        [.readRequest, .text("HTTP/1.1 \(status)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")]
    }

    static let rows: [Row] = [
        Row(
            name: "403 with a body", script: refusal("403 Access denied", "X-Why: no\r\n", "go away\u{1b}[2J\n"),
            status: 21,
            says: ["upgrade: 403 Access denied", "< HTTP/1.1 403 Access denied", "< X-Why: no", #"< go away\u{1b}[2J"#]),
        Row(name: "401", script: refusal("401 Unauthorized"), status: 21, says: ["upgrade: 401"]),
        Row(
            name: "404", script: refusal("404 Not Found", "", "<html>"), status: 22, says: ["upgrade: 404", "< <html>"]),
        Row(name: "200", script: refusal("200 OK", "", "hello"), status: 22, says: ["upgrade: 200"]),
        Row(
            name: "302", script: refusal("302 Found", "Location: http://x.test/\r\n"), status: 26,
            says: ["upgrade: 302", "< Location: http://x.test/"]),
        Row(
            name: "502", script: refusal("502 Bad Gateway", "Server: nginx\r\n"), status: 23, says: ["nginx", "next: "]),
        Row(name: "429", script: refusal("429 Too Many Requests"), status: 27, says: ["upgrade: 429"]),
        Row(name: "no HTTP", script: [.readRequest, .text("SSH-2.0-x\r\n")], status: 24, says: ["upgrade: "]),
        Row(name: "FIN at once", script: [.readRequest], status: 24, says: ["upgrade: closed"]),
        Row(name: "RST at once", script: [.readRequest, .reset], status: 24, says: ["upgrade: reset"]),
        Row(
            name: "silence", script: [.readRequest, .hold], options: ["--handshake-timeout", "0.3"], status: 24,
            says: ["upgrade: no answer"]),
        Row(
            name: "no Accept",
            script: [
                .readRequest,
                .text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"), .hold,
            ], status: 25, says: ["upgrade: 101, but sec-websocket-accept is missing"]),
        Row(
            name: "4401", script: [.upgrade, .send([0x88, 0x04, 0x11, 0x31, 0x6e, 0x6f]), .hold], status: 32,
            says: ["session: closed with 4401 no", "next: relayctl login"]),
        Row(
            name: "1011", script: [.upgrade, .send([0x88, 0x02, 0x03, 0xf3]), .hold], status: 31,
            says: ["session: closed with 1011"]),
        Row(name: "1000", script: [.upgrade, .send([0x88, 0x02, 0x03, 0xe8]), .hold], status: 0, says: [String]()),
        Row(
            name: "lost", script: [.upgrade, .finish], status: 33, says: ["session: lost without a Close frame (FIN)"]),
        Row(
            name: "reset", script: [.upgrade, .reset], status: 33,
            says: ["session: lost without a Close frame (RST)"]),
        Row(
            name: "masked frame", script: [.upgrade, .send([0x81, 0x81, 0, 0, 0, 0, 0x61]), .hold], status: 30,
            says: ["session: a frame from the server is masked"]),
        Row(
            name: "too long", script: [.upgrade, .send([0x81, 0x05, 0x61, 0x61, 0x61, 0x61, 0x61]), .hold],
            options: ["--max-message-size", "4"], status: 35, says: ["session: a message of more than 4 bytes"]),
        Row(
            name: "no Pong", script: [.upgrade, .hold],
            options: ["--ping-interval", "0.1", "--ping-timeout", "0.2", "--on-eof", "hold"], status: 34,
            says: ["no Pong in time"]),
        Row(
            name: "out of time", script: [.upgrade, .hold], options: ["-m", "0.5", "--on-eof", "hold"], status: 60,
            says: ["--max-time was reached"]),
    ]

    @Test("the same status and the same words for every stdin", arguments: rows)
    func ending(_ row: Row) throws {
        let program = RelayctlProgram()
        let server = try WireServer([row.script])
        let words = ["ws", "connect", "ws://127.0.0.1:\(server.port)/"] + row.options
        var heard: [String] = []
        for input in [RunningProgram.Input.nothing, .closed, .held, .text("x\n")] {
            let outcome = try program.run(words, input: input)
            #expect(outcome.status == row.status, "\(outcome.errors)")
            #expect(outcome.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("relayctl: ") })
            heard.append(Self.plain(outcome.errors))
        }
        let line = (["relayctl"] + words).joined(separator: " ")
        let status = try program.shell("script -qec '\(line) 2> said' /dev/null > /dev/null").status
        #expect(status == row.status)
        heard.append(Self.plain(try program.shell("cat said").output))
        for text in row.says { #expect(heard[0].contains(Self.plain(text)), "\(heard[0])") }
        #expect(Set(heard).count == 1, "\(heard)")
    }

    @Test("no connection")
    func unreachable() throws {
        let port = try WireServer.closedPort()
        let outcome = try RelayctlProgram().run(["ws", "connect", "ws://127.0.0.1:\(port)/", "--format", "ndjson"])
        #expect(outcome.status == 11 && outcome.errors.hasPrefix("relayctl: tcp: 127.0.0.1:\(port) refused"))
        let last = try JSONReader.read(Array((outcome.output.split(separator: "\n").last ?? "").utf8))
        #expect(last["event"]?.string == "summary" && last["exit"]?.int == 11 && last["failed_stage"]?.string == "tcp")
    }

    @Test("our Close is not answered: what came is delivered")
    func unanswered() throws {
        let server = try WireServer(.upgrade, .send([0x81, 0x01, 0x61]), .hold)
        let outcome = try RelayctlProgram().run(
            ["ws", "connect", "ws://127.0.0.1:\(server.port)/", "--on-eof", "close", "--close-timeout", "0.3"])
        #expect(outcome.status == 33 && outcome.output == "a\n")
        #expect(outcome.errors.contains("no answer to our Close"))
    }

    /// Times differ from run to run.
    /// Without numbers, whole or with a fraction: ports and times differ.
    private static func plain(_ text: String) -> String {
        text.filter { $0 != "\r" }.replacing(/[0-9]+(\.[0-9]+)?/, with: "")
    }
}
