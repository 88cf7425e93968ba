import RelayBytes
import RelayCommands
import RelayFrames
import Testing

@Suite struct HandshakeHeadersTests {
    @Test("those that mean something have their place, whatever their case") func places() throws {
        let headers = try HandshakeHeaders([
            "ORIGIN: https://app.test", "host:other.test", "User-Agent:  Mozilla/5.0 (X11) ", "Cookie: a=b; c=d",
            "authorization: Basic eDp5", "Sec-WebSocket-Protocol: Bearer,  T", "sec-websocket-protocol: chat",
            "X-A: 1", "X-A: 2", "Accept-Language: de,en;q=0.5", "X-Empty:", "X-None;", "X-Time: 12:30",
        ])
        #expect(headers.origin == "https://app.test" && headers.host == "other.test")
        #expect(headers.userAgent == "Mozilla/5.0 (X11)")
        #expect(headers.cookie == Secret("a=b; c=d") && headers.authorization == Secret("Basic eDp5"))
        #expect(headers.subprotocols == ["Bearer", "T", "chat"])
        #expect(
            headers.fields == [
                HeaderField("X-A", "1"), HeaderField("X-A", "2"), HeaderField("Accept-Language", "de,en;q=0.5"),
                HeaderField("X-Empty", ""), HeaderField("X-None", ""), HeaderField("X-Time", "12:30"),
            ])
        #expect(headers.dropped == [])
    }

    @Test("what the handshake writes itself is left out") func dropped() throws {
        let lines = [
            "Upgrade: websocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Key: x",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
        ]
        let headers = try HandshakeHeaders(lines)
        #expect(headers.dropped.count == 5 && headers.fields.isEmpty && headers.subprotocols.isEmpty)
    }

    @Test(
        "refused, without the value",
        arguments: [
            ("NoColon", "no colon"), ("", "no colon"), (": x", "is no header name"), ("A b: x", "is no header name"),
            ("A: b\r\nX: hunter2", "control character"), ("A: hunter2\u{0}", "control character"),
            ("Content-Length: 5", "says that itself"), ("Transfer-Encoding: chunked", "says that itself"),
            ("Sec-WebSocket-Accept: hunter2", "no such field"),
            ("Sec-WebSocket-Protocol: Bearer,", "is the token's variable set"),
            ("Sec-WebSocket-Protocol:", "is the token's variable set"),
            ("Sec-WebSocket-Protocol: Bearer, hunter2==", "ends in '='"),
            ("Sec-WebSocket-Protocol: Bearer, hunter2=x", "byte 7"),
            ("Sec-WebSocket-Protocol: Bearer, hunter 2", "byte 6"),
        ])
    func refused(line: String, words: String) {
        let failure = failure { () throws(CommandFailure) in try HandshakeHeaders([line]) }
        #expect(failure?.status == .usage && failure?.message.contains(words) == true, "\(failure?.message ?? "")")
        #expect(failure?.message.contains("hunter2") != true)
    }

    @Test("one of each", arguments: ["Origin: a", "Host: a", "Cookie: a", "Authorization: a", "User-Agent: a"])
    func twice(line: String) {
        #expect(failure { () throws(CommandFailure) in try HandshakeHeaders([line, line]) }?.status == .usage)
    }
}
