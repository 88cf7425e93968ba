import RelayClient
import Testing

@Suite struct HTTPResponseHeadTests {
    static let heads: [(String, HTTPResponseHead)] = [
        (
            "HTTP/1.1 200 OK\r\nServer: daphne\r\nX-A:  b c \r\n\r\n",
            HTTPResponseHead(
                status: 200, reason: "OK", fields: [HTTPField("Server", "daphne"), HTTPField("X-A", "b c")])
        ),
        (
            "HTTP/1.1 429 Unknown Status\r\nRetry-After: 57\r\n\r\n",
            HTTPResponseHead(status: 429, reason: "Unknown Status", fields: [HTTPField("Retry-After", "57")])
        ),
        ("HTTP/1.1 403 \r\n\r\n", HTTPResponseHead(status: 403, reason: "", fields: [])),
        ("HTTP/1.0 403\r\n\r\n", HTTPResponseHead(version: "HTTP/1.0", status: 403, reason: "", fields: [])),
        (
            "HTTP/1.1 200 OK\nA: 1\na: 2\nB:\n\n",
            HTTPResponseHead(
                status: 200, reason: "OK", fields: [HTTPField("A", "1"), HTTPField("a", "2"), HTTPField("B", "")])
        ),
        (
            "HTTP/1.1 200 OK\r\nA: 1\r\n  2\r\n\t3\r\nno colon\r\n\r\n",
            HTTPResponseHead(status: 200, reason: "OK", fields: [HTTPField("A", "1 2 3")])
        ),
    ]

    @Test("a head is read in its order, duplicates and folds included", arguments: heads)
    func head(wire: String, expected: HTTPResponseHead) {
        #expect(HTTPResponseHead(Array(wire.utf8)) == expected)
    }

    @Test(
        "what is no status line is no head",
        arguments: ["", "\r\n", "SSH-2.0\r\n", "HTTP/1.1\r\n", "HTTP/1.1 20 x\r\n"])
    func notAHead(wire: String) {
        #expect(HTTPResponseHead(Array(wire.utf8)) == nil)
    }

    @Test("the reason keeps what a terminal should not see")
    func rawReason() {
        let head = HTTPResponseHead(Array("HTTP/1.1 500 \u{1b}[2J\u{202e}\r\n\r\n".utf8))
        #expect(head?.reason == "\u{1b}[2J\u{202e}")
    }

    @Test func lookUp() {
        let head = HTTPResponseHead(Array("HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nset-cookie: b\r\n\r\n".utf8))
        #expect(head?["SET-COOKIE"] == "a")
        #expect(head?.values(of: "Set-Cookie") == ["a", "b"])
        #expect(head?["Date"] == nil)
    }
}
