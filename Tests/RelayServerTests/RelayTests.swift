import RelayServer
import RelayTestSupport
import Testing

/// The captured handshakes, byte for byte.
@Suite struct RelayTests {
    static let accepted =
        "HTTP/1.1 101 Switching Protocols\r\nServer: daphne\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Protocol: Bearer\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
    static let acceptedByQuery =
        "HTTP/1.1 101 Switching Protocols\r\nServer: daphne\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"
    static let denied = "HTTP/1.1 403 Access denied\r\n\r\n"
    static let failed = "HTTP/1.1 500 Internal server error\r\n\r\n"

    @Test func tokenBySubprotocol() throws {
        let relay = try TestRelay()
        let client = try relay.client()
        client.send(TestRelay.upgrade(token: try relay.token()))
        #expect(client.receive(through: "\r\n\r\n") == Self.accepted)
        client.send(RawFrame.masked(0x88, [0x03, 0xe8]))
        let (bytes, end) = client.receiveAll()
        #expect(bytes == [0x88, 0x02, 0x03, 0xe8])
        #expect(end == .fin)
        #expect(
            Array(relay.stoppedLog().dropFirst()) == [
                #"CLIENT - - [TIME] "WSCONNECTING /ws/chat/test-room/" - -"#,
                "TIME INFO     ✅ WebSocket auth success: testuser (ID: 1)",
                #"CLIENT - - [TIME] "WSCONNECT /ws/chat/test-room/" - -"#,
                "TIME INFO     User testuser connected to test-room",
                #"CLIENT - - [TIME] "WSDISCONNECT /ws/chat/test-room/" - -"#,
                "TIME INFO     User testuser disconnected from test-room (code: 1000)",
            ])
    }

    @Test func tokenByQuery() throws {
        let relay = try TestRelay()
        let client = try relay.client()
        client.send(TestRelay.upgrade("/ws/chat/test-room/?token=\(try relay.token())"))
        #expect(client.receive(through: "\r\n\r\n") == Self.acceptedByQuery)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let name: String
        let request: String
        let answer: String
        let log: [String]
        var testDescription: String { name }
    }

    static let connecting = #"CLIENT - - [TIME] "WSCONNECTING /ws/chat/test-room/" - -"#
    static let rejected = [
        #"CLIENT - - [TIME] "WSREJECT /ws/chat/test-room/" - -"#,
        #"CLIENT - - [TIME] "WSDISCONNECT /ws/chat/test-room/" - -"#,
    ]

    static let refused = [
        Refused(
            name: "no token", request: TestRelay.upgrade(), answer: denied,
            log: [connecting, "TIME WARNING  ⚠️ WebSocket connection attempted without token"] + rejected),
        Refused(
            name: "garbage", request: TestRelay.upgrade(token: "garbage"), answer: denied,
            log: [connecting, "TIME WARNING  ⚠️ WebSocket auth failed: invalid token"] + rejected),
        Refused(
            name: "no Origin", request: TestRelay.upgrade(origin: nil, token: "x"), answer: denied,
            log: [connecting] + rejected),
        Refused(
            name: "wrong Origin", request: TestRelay.upgrade(origin: "https://evil.example", token: "x"),
            answer: denied, log: [connecting] + rejected),
        Refused(
            name: "Origin null", request: TestRelay.upgrade(origin: "null"), answer: denied,
            log: [connecting] + rejected),
        Refused(
            name: "no route, no token", request: TestRelay.upgrade("/ws/nope/"), answer: failed,
            log: [
                #"CLIENT - - [TIME] "WSCONNECTING /ws/nope/" - -"#,
                "TIME WARNING  ⚠️ WebSocket connection attempted without token",
                "TIME ERROR    Exception inside application: No route found for path 'ws/nope/'.",
                "Traceback (most recent call last):", "ValueError: No route found for path 'ws/nope/'.",
                #"CLIENT - - [TIME] "WSDISCONNECT /ws/nope/" - -"#,
            ]),
        Refused(
            name: "missing slash, wrong Origin",
            request: TestRelay.upgrade("/ws/chat/test-room", origin: "https://evil.example"), answer: denied,
            log: [
                #"CLIENT - - [TIME] "WSCONNECTING /ws/chat/test-room" - -"#,
                #"CLIENT - - [TIME] "WSREJECT /ws/chat/test-room" - -"#,
                #"CLIENT - - [TIME] "WSDISCONNECT /ws/chat/test-room" - -"#,
            ]),
        Refused(
            name: "token behind a space",
            request: TestRelay.upgrade(extra: "Sec-WebSocket-Protocol: Bearer x\r\n"),
            answer: denied,
            log: [connecting, "TIME WARNING  ⚠️ WebSocket connection attempted without token"] + rejected),
        Refused(
            name: "syntax of Origin", request: TestRelay.upgrade(origin: "foo"),
            answer: "HTTP/1.1 400 HTTP Origin header invalid: No host part in Origin 'foo'\r\n\r\n", log: []),
        Refused(
            name: "version",
            request: TestRelay.upgrade().replacing("Version: 13", with: "Version: 99"),
            answer: "HTTP/1.1 400 WebSocket version 99 not supported (supported versions: 13,8)\r\n"
                + "Sec-WebSocket-Version: 13,8\r\n\r\n", log: []),
        Refused(
            name: "no Connection", request: TestRelay.upgrade().replacing("Connection: Upgrade\r\n", with: ""),
            answer: "HTTP/1.1 400 HTTP Connection header missing\r\n\r\n", log: []),
        Refused(
            name: "no key",
            request: TestRelay.upgrade().replacing("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", with: ""),
            answer: "HTTP/1.1 400 HTTP Sec-WebSocket-Key header missing\r\n\r\n", log: []),
        Refused(
            name: "twice the same", request: TestRelay.upgrade(extra: "Sec-WebSocket-Protocol: Bearer, Bearer\r\n"),
            answer: "HTTP/1.1 400 duplicate protocol \"Bearer\" specified in HTTP Sec-WebSocket-Protocol header"
                + "\r\n\r\n",
            log: []),
        Refused(
            name: "POST", request: TestRelay.upgrade().replacing("GET ", with: "POST "),
            answer: "HTTP/1.1 405 HTTP method \"POST\" not allowed\r\n\r\n", log: []),
    ]

    @Test("refused handshakes", arguments: refused)
    func answers(_ row: Refused) throws {
        let relay = try TestRelay()
        let client = try relay.client()
        client.send(row.request)
        let (bytes, end) = client.receiveAll()
        #expect(String(decoding: bytes, as: UTF8.self) == row.answer)
        #expect(end == .fin)
        #expect(relay.stoppedLog() == row.log)
    }

    @Test func requestSplitAtEveryByte() throws {
        let relay = try TestRelay()
        let request = Array(TestRelay.upgrade(token: try relay.token()).utf8)
        for cut in stride(from: 1, to: request.count, by: 7) {
            let client = try relay.client()
            client.send(Array(request[..<cut]))
            client.send(Array(request[cut...]))
            #expect(client.receive(through: "\r\n\r\n") == Self.accepted)
        }
    }

    @Test func framesBehindTheRequest() throws {
        let relay = try TestRelay()
        let client = try relay.client()
        let frame = RawFrame.text(#"{"type":"chat_message","message":"early"}"#)
        client.send(Array(TestRelay.upgrade(token: try relay.token()).utf8) + frame)
        _ = client.receive(through: "\r\n\r\n")
        let echo = client.receiveFrame()
        #expect(
            echo.map { String(decoding: $0.payload, as: UTF8.self) }
                == #"{"type":"chat_message","message":"early","user":"testuser"}"#)
    }

    @Test func stopEndsSessionsAndIsPrompt() throws {
        let relay = try TestRelay()
        let member = try relay.member(token: try relay.token())
        relay.handle.stop()
        relay.handle.stop()
        #expect(member.receiveAll().end == .fin)
        #expect(throws: RawClient.Failure.self) { try relay.client() }
    }

    @Test func takenPortIsAFailure() throws {
        let relay = try TestRelay()
        #expect(throws: RelayStartFailure.self) { try TestRelay { $0.port = relay.handle.port } }
    }

    @Test func nothingButLoopbackUnlessAsked() throws {
        let relay = try TestRelay()
        #expect(relay.handle.url == "http://127.0.0.1:\(relay.handle.port)")
        #expect(relay.handle.webSocketURL == "ws://127.0.0.1:\(relay.handle.port)")
    }
}

extension String {
    func replacing(_ old: String, with new: String) -> String {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.range(of: old) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return (parts + [String(rest)]).joined(separator: new)
    }
}

extension Substring {
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
