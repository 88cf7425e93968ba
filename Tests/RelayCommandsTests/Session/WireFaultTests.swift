import RelayBytes
import RelayClient
import RelayDiagnosis
import RelayHost
import RelayTestSupport
import Testing

/// What a server may do to a session, from a head that never ends to a peer that never listens: each has its class and
/// its words, and is over in time. What Tests/Conformance plays is not played again.
@Suite struct WireFaultTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let script: [WireServer.Step]
        let exit: RelayDiagnosis.ExitStatus
        let says: String

        init(
            _ name: String, _ script: [WireServer.Step], _ exit: RelayDiagnosis.ExitStatus, _ says: String
        ) {
            (self.name, self.script, self.exit, self.says) = (name, script, exit, says)
        }

        var testDescription: String { name }
    }

    private static func flood(after start: String, _ bytes: String) -> [WireServer.Step] {
        [.readRequest, .text(start), .flood(Array(String(repeating: bytes, count: 4096).utf8))]
    }

    private static func foreign(_ bytes: [UInt8]) -> [WireServer.Step] { [.readRequest, .send(bytes), .hold] }

    private static let refusal = "HTTP/1.1 403 Access denied\r\n"
    private static let switching = "HTTP/1.1 101 Switching Protocols\r\n"

    static let heads = [
        Row("a header without an end", flood(after: switching + "A: ", "a"), .invalidHandshake, "a line of the head"),
        Row(
            "a status line without an end", flood(after: "HTTP/1.1 101 ", "a"), .invalidHandshake, "a line of the head"),
        Row(
            "headers without an end", flood(after: switching, "A: b\r\n"), .invalidHandshake,
            "101, but response head exceeds 128 fields"),
        Row(
            "interim responses without an end", flood(after: "", "HTTP/1.1 103 Early Hints\r\n\r\n"), .invalidHandshake,
            "no valid answer: response head exceeds 65536 bytes"),
        Row(
            "a head that drips", [.readRequest, .drip(Array(switching.utf8), milliseconds: 20)], .noHTTPAnswer,
            "no whole answer ("),
        Row("no HTTP without an end", flood(after: "", "a"), .noHTTPAnswer, "not HTTP"),
        Row("HTTP/0.9", foreign(Array("<html>hello</html>\r\n".utf8)), .noHTTPAnswer, "not HTTP"),
        Row("HTTP/2", foreign([0, 0, 18, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100]), .noHTTPAnswer, "not HTTP"),
        Row("a TLS alert", foreign([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]), .noHTTPAnswer, "not HTTP"),
        Row("Redis", foreign(Array("-ERR unknown command 'GET'\r\n".utf8)), .noHTTPAnswer, "not HTTP"),
        Row(
            "a refusal with a body without an end", flood(after: refusal + "Content-Length: 1000000000\r\n\r\n", "a"),
            .refusedForAuthentication, "403 Access denied"),
        Row(
            "a refusal whose chunks are malformed",
            [.readRequest, .text(refusal + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"), .hold],
            .refusedForAuthentication,
            "403 Access denied"),
        Row(
            "a refusal whose lines end with LF alone", [.readRequest, .text("HTTP/1.1 403 Access denied\n\n")],
            .refusedForAuthentication, "403 Access denied"),
        Row(
            "a control character in the phrase", [.readRequest, .text("HTTP/1.1 403 no\u{1b}[2J\u{0}\r\n\r\n")],
            .refusedForAuthentication, #"403 no\u{1b}[2J\u{0}"#),
        Row(
            "an empty subprotocol",
            [.readRequest, .text(switching + "Upgrade: websocket\r\nSec-WebSocket-Protocol:\r\n\r\n"), .hold],
            .invalidHandshake, "101, but"),
    ]

    static let frames = [
        Row("cut inside a frame", [.upgrade, .send([0x81, 0x05, 0x61]), .finish], .connectionLost, "(FIN)"),
        Row(
            "64 MiB announced", [.upgrade, .send([0x82, 0x7f, 0, 0, 0, 0, 0x04, 0, 0, 0]), .hold], .localLimit,
            "a message of more than 16777216 bytes"),
    ]

    @Test("its class, its words, in time", arguments: heads + frames)
    func fault(_ row: Row) throws {
        let server = try WireServer([row.script])
        let began = MonotonicClock.now()
        let verdict = try InProcessSession.verdict(server.port) { plan in
            plan.handshakeTimeout = .milliseconds(500)
            plan.closeTimeout = .milliseconds(200)
            plan.deadline = began + .seconds(20)
        }
        #expect(verdict.exit == row.exit, "\(verdict.cause ?? "")")
        #expect(verdict.cause?.contains(row.says) == true, "\(verdict.cause ?? "")")
        withExtendedLifetime(server) {}
    }
}
