import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

@Suite struct HeadReaderTests {
    private struct Outcome: Equatable {
        var response: ResponseHead?
        var request: RequestHead?
        var fault: HeadFault?
        var rest = 0
    }

    private func read(
        _ kind: HeadReader.Kind, _ pieces: [[UInt8]], _ limits: HeadLimits = HeadLimits()
    ) -> Outcome {
        var reader = HeadReader(kind, limits: limits)
        var outcome = Outcome()
        for piece in pieces {
            guard !reader.isComplete else {
                outcome.rest += piece.count
                continue
            }
            do throws(HeadFault) {
                let count = try reader.read(piece.span)
                #expect(count == piece.count || reader.isComplete)
                outcome.rest += piece.count - count
            } catch {
                outcome.fault = error
                return outcome
            }
        }
        if reader.isComplete {
            outcome.response = reader.response
            outcome.request = reader.request
        } else {
            outcome.fault = reader.endFault
        }
        return outcome
    }

    private func head(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func response() {
        let bytes =
            head("HTTP/1.1 101 Switching Protocols\r\nServer: daphne\r\nX:  a b \t\r\nEmpty:\r\n\r\n") + [0x81, 0]
        let expected = ResponseHead(
            status: 101, reason: "Switching Protocols",
            fields: [HeaderField("Server", "daphne"), HeaderField("X", "a b"), HeaderField("Empty", "")])
        for pieces in Splits.all(bytes) { #expect(read(.response, pieces) == Outcome(response: expected, rest: 2)) }
    }

    @Test func request() {
        let bytes = head("\r\nGET /a%20b?x=1 HTTP/1.1\r\nHost: h:1\r\n\r\n")
        let expected = RequestHead(method: "GET", target: "/a%20b?x=1", fields: [HeaderField("Host", "h:1")])
        for pieces in Splits.all(bytes) { #expect(read(.request, pieces) == Outcome(request: expected)) }
        #expect(expected.path == "/a%20b")
        #expect(expected.query == "x=1")
    }

    @Test(
        "reason phrases",
        arguments: [
            ("HTTP/1.1 101 ", ""), ("HTTP/1.1 403", ""), ("HTTP/1.1 429 Unknown Status", "Unknown Status"),
            ("HTTP/1.0 200 OK", "OK"), ("HTTP/1.1 400 a  b", "a  b"), ("HTTP/1.1 403 \u{1b}[2J", "\u{1b}[2J"),
        ])
    func reasons(_ line: String, _ reason: String) {
        #expect(read(.response, [head(line + "\r\n\r\n")]).response?.reason == reason)
    }

    @Test("bytes of a reason phrase are kept") func reasonBytes() {
        let found = read(.response, [head("HTTP/1.1 403 ") + [0x00, 0xff, 0x0d, 0x0a, 0x0d, 0x0a]])
        #expect(found.response?.reasonBytes == [0x00, 0xff])
    }

    @Test(
        "malformed status lines",
        arguments: [
            "HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 10", "HTTP/1.1 1010 X", "HTTP/1.1 101x", "HTTP/1.1  101 X",
            "HTTP/1 101 X",
            "HTTP/1.x 101 X", "HTTP/11 101 XX", "HTTP/1.1 099 X", "HTTP/1.1\t101 X", "HTTP/1.1 +01 X",
        ])
    func statusLines(_ line: String) {
        #expect(read(.response, [head(line + "\r\n\r\n")]).fault == .startLine(head(line)))
    }

    @Test(
        "malformed request lines",
        arguments: [
            "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", "GET / HTTP/1", "GET / http/1.1", "G(T / HTTP/1.1",
            "GET /\u{1} HTTP/1.1",
        ])
    func requestLines(_ line: String) {
        #expect(read(.request, [head(line + "\r\n\r\n")]).fault == .startLine(head(line)))
    }

    @Test(
        "what is not HTTP is named by its first bytes",
        arguments: [
            Array("SSH-2.0-OpenSSH_9.2p1 Debian\r\n".utf8), Array("-ERR unknown command\r\n".utf8),
            Array("<html>\n".utf8), [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28],
            Array("hTTP/1.1 101 X\r\n".utf8), Array("HTP".utf8), [0, 0, 0x12, 4, 0, 0, 0, 0, 0],
        ] as [[UInt8]])
    func foreign(_ bytes: [UInt8]) {
        for pieces in Splits.all(bytes) { #expect(read(.response, pieces).fault == .notHTTP(bytes)) }
    }

    @Test("a few of them are enough") func foreignFlood() {
        let found = read(.response, [[UInt8](repeating: 0x78, count: 5000)])
        #expect(found.fault == .notHTTP([UInt8](repeating: 0x78, count: 128)))
        #expect(read(.request, [[0x16, 0x03, 0x01]]).fault == .notHTTP([0x16, 0x03, 0x01]))
    }

    @Test(
        "field syntax",
        arguments: [
            ("no colon", .noColon(line: 2)), (": x", .name(line: 2)), ("a b: c", .name(line: 2)),
            ("Upgrade : websocket", .name(line: 2)), ("X: a\u{0}b", .value(name: "X")), ("X: a\rb", .value(name: "X")),
            ("X: \u{1b}[2J", .value(name: "X")), ("X\u{e9}: a", .name(line: 2)), (" X: a", .fold(line: 2)),
            ("Upgrade: web\r\n socket", .fold(line: 3)), ("Sec-WebSocket-Accept: a\r\n\tb", .fold(line: 3)),
            ("Connection:\r\n Upgrade", .fold(line: 3)),
        ] as [(String, HeadFault)])
    func fields(_ lines: String, _ fault: HeadFault) {
        for pieces in Splits.all(head("HTTP/1.1 101 X\r\n\(lines)\r\n\r\n")) {
            #expect(read(.response, pieces).fault == fault)
        }
    }

    @Test("bare LF and folded lines are read and remarked") func remarked() {
        let bytes = head("HTTP/1.1 101 X\nSet-Cookie: a;\r\n  b\r\n\tc\r\nY: z\n\n")
        for pieces in Splits.all(bytes) {
            let found = read(.response, pieces).response
            #expect(found?.fields["set-cookie"] == "a; b c")
            #expect(found?.fields["Y"] == "z")
            #expect(found?.remarks == [.bareLineFeed, .foldedLine])
        }
        #expect(read(.response, [head("HTTP/1.1 101 X\r\n\r\n")]).response?.remarks == [])
    }

    @Test("limits, and just within them") func limits() {
        let limits = HeadLimits(bytes: 60, lineBytes: 30, fields: 2)
        let start = "HTTP/1.1 101 X\r\n"
        #expect(read(.response, [head(start + "A: 1\r\nB: 2\r\n\r\n")], limits).response?.fields.count == 2)
        #expect(
            read(.response, [head(start + "A: 1\r\nB: 2\r\nC: 3\r\n\r\n")], limits).fault == .tooManyFields(limit: 2))
        #expect(
            read(.response, [head(start + "A: " + String(repeating: "x", count: 28))], limits).fault
                == .lineTooLong(limit: 30))
        let longest = start + "A: 45678901234567890123\r\nB: 456789012345"
        #expect(read(.response, [head(longest + "\r\n\r\n")], limits).fault == nil)
        for pieces in Splits.all(head(longest + "6\r\n\r\n")) {
            #expect(read(.response, pieces, limits).fault == .headTooLong(limit: 60))
        }
        #expect("\(HeadFault.headTooLong(limit: 65_536))" == "response head exceeds 65536 bytes")
    }

    @Test("an endless head is cut", arguments: ["A: 1\r\n", "A", "A: \r\n ", "\r\n"])
    func endless(_ part: String) {
        let kind: HeadReader.Kind = part == "\r\n" ? .request : .response
        let start = kind == .request ? "" : "HTTP/1.1 101 X\r\n"
        let bytes = head(start + String(repeating: part, count: 300_000 / part.utf8.count))
        #expect(read(kind, [bytes]).fault != .endedEarly(bytes: bytes.count))
    }

    @Test func endsEarly() {
        #expect(read(.response, [head("HTTP/1.1 101 X\r\nA: b")]).fault == .endedEarly(bytes: 20))
        #expect(read(.response, [head("HTT")]).fault == .endedEarly(bytes: 3))
    }

    @Test("interim responses count towards the limit") func restart() throws {
        var reader = HeadReader(.response, limits: HeadLimits(bytes: 40))
        let interim = head("HTTP/1.1 103 X\r\n\r\n")
        _ = try reader.read(interim.span)
        reader.restart()
        _ = try reader.read(interim.span)
        reader.restart()
        #expect(throws: HeadFault.headTooLong(limit: 40)) { _ = try reader.read(interim.span) }
    }
}
