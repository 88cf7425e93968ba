import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

/// The client's opening handshake.
@Suite struct WebSocketSessionTests {
    /// What a client makes of a response, however it is cut; `ends` closes the stream behind it.
    private func transcripts(
        _ bytes: [UInt8], _ request: UpgradeRequest = Samples.request, limits: SessionLimits = SessionLimits(),
        ends: Bool = true
    ) throws -> Distinct<Transcript> {
        var found: Distinct<Transcript> = []
        for pieces in Splits.all(bytes) {
            var driver = Driver(try Samples.client(request, limits: limits))
            driver.feed(pieces)
            if ends { driver.end() }
            found.insert(driver.transcript)
        }
        return found
    }

    private func only(_ transcripts: Distinct<Transcript>) throws -> Transcript {
        #expect(transcripts.count == 1, "the result depends on how the bytes are cut")
        return try #require(transcripts.first)
    }

    @Test("the request is written once, and nothing else before the response") func start() throws {
        var session = try Samples.client()
        var output = ByteBuffer()
        session.start(into: &output)
        var expected = ByteBuffer()
        Samples.request.write(into: &expected)
        #expect(output == expected)

        var keys = ZeroKeys()
        var deflater = PassThrough()
        let payload: [UInt8] = [1]
        let isSent = session.send(payload.span, as: .binary, deflating: &deflater, using: &keys, into: &output)
        #expect(!isSent)
        session.ping(payload.span, at: Samples.start, using: &keys, into: &output)
        session.close(.empty, at: Samples.start, using: &keys, into: &output)
        session.writeReplies(using: &keys, into: &output)
        #expect(output == expected)
    }

    @Test("captured from Daphne: accepted, with a subprotocol and the frames of the session") func daphneOpen() throws {
        var request = Samples.request
        request.subprotocols = ["Bearer", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"]
        let bytes =
            Samples.head(
                "HTTP/1.1 101 Switching Protocols", "Server: daphne", "Upgrade: WebSocket", "Connection: Upgrade",
                "Sec-WebSocket-Protocol: Bearer", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
            + [0x81, 0x47]
            + Array(#"{"type": "chat_message", "message": {"user": "testuser", "text": "hi"}}"#.utf8)
            + [0x88, 0x02, 0x03, 0xe8]
        let found = try only(transcripts(bytes, request))
        #expect(found.opened?.subprotocol == "Bearer")
        #expect(found.opened?.head.fields["server"] == "daphne")
        #expect(found.texts == [#"{"type": "chat_message", "message": {"user": "testuser", "text": "hi"}}"#])
        #expect(found.written == [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8])
        let normal = ClosePayload(code: .normal)
        #expect(found.ending == .closed(ClosedFacts(first: .peer, sent: normal, received: normal)))
    }

    @Test("captured from Daphne: no subprotocol selected") func daphneEchoNone() throws {
        let bytes = Samples.head(
            "HTTP/1.1 101 Switching Protocols", "Server: daphne", "Upgrade: WebSocket", "Connection: Upgrade",
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(try only(transcripts(bytes)).opened?.subprotocol == nil)

        var request = Samples.request
        request.subprotocols = ["Bearer", "x"]
        let found = try only(transcripts(bytes + [0x81, 0x00], request))
        #expect(found.handshakeViolations == [.subprotocolNotSelected])
        #expect(found.messages == [])
        #expect(found.ending == .invalidHandshake([.subprotocolNotSelected]))

        request.subprotocolPolicy = .rfc
        #expect(try only(transcripts(bytes, request)).opened != nil)
    }

    @Test(
        "captured from Daphne: refused, without a body and without a length",
        arguments: [
            ("HTTP/1.1 403 Access denied\r\n\r\n", 403, "Access denied"),
            ("HTTP/1.1 500 Internal server error\r\n\r\n", 500, "Internal server error"),
        ])
    func daphneRefused(_ text: String, _ status: Int, _ reason: String) throws {
        let found = try only(transcripts(Array(text.utf8)))
        let head = ResponseHead(status: status, reason: reason)
        #expect(
            found.entries == [
                .other(.refused(head)), .other(.ended(.refused(status: status, body: .complete))),
            ])
    }

    @Test("captured from Daphne: accepted and closed with 4001") func daphneRejectPost() throws {
        let bytes = Samples.response + [0x88, 0x02, 0x0f, 0xa1]
        let found = try only(transcripts(bytes))
        let payload = ClosePayload(code: CloseCode(4001))
        #expect(found.ending == .closed(ClosedFacts(first: .peer, sent: payload, received: payload)))
        #expect(found.written == [0x88, 0x82, 0, 0, 0, 0, 0x0f, 0xa1])
    }

    @Test("captured from nginx: HTTP/2 frames") func nginxHTTP2() throws {
        let bytes: [UInt8] = [
            0x00, 0x00, 0x12, 0x04, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x80, 0x00, 0x04, 0x00,
            0x01, 0x00, 0x00, 0x00, 0x05, 0x00, 0xff, 0xff, 0xff, 0x00, 0x00, 0x04, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00,
            0x7f, 0xff, 0x00, 0x00, 0x00, 0x00, 0x08, 0x07, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
            0x00, 0x01,
        ]
        #expect(try only(transcripts(bytes)).handshakeViolations == [.head(.notHTTP(bytes))])
    }

    @Test("bytes that are not HTTP are named soon, not at the deadline") func foreign() throws {
        let alert: [UInt8] = [0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28]
        var driver = Driver(try Samples.client())
        driver.feed(alert)
        #expect(driver.transcript.entries == [])
        #expect(driver.session.nextDeadline == Samples.start + .milliseconds(250))
        driver.wait(.milliseconds(250))
        #expect(driver.transcript.ending == .invalidHandshake([.head(.notHTTP(alert))]))
    }

    @Test("interim responses are skipped") func interim() throws {
        let early = Samples.head("HTTP/1.1 103 Early Hints", "Link: </x>")
        let found = try only(transcripts(Samples.head("HTTP/1.1 100 Continue") + early + Samples.response))
        #expect(found.events.count == 4)
        #expect(found.events.first == .interim(ResponseHead(status: 100, reason: "Continue")))
        #expect(found.opened != nil)
    }

    @Test(
        "a body is read to its end, and no further",
        arguments: [
            (Samples.head("HTTP/1.1 404 Not Found", "Content-Length: 5") + Array("Hellomore".utf8), "Hello"),
            (
                Samples.head("HTTP/1.1 403 Access denied", "Transfer-Encoding: chunked")
                    + Array("5\r\nHello\r\n0\r\n\r\n".utf8), "Hello"
            ),
            (Samples.head("HTTP/1.1 502 Bad Gateway", "Content-Length: 0"), nil),
        ])
    func body(_ bytes: [UInt8], _ body: String?) throws {
        let found = try only(transcripts(bytes, ends: false))
        #expect(found.body == body.map { Array($0.utf8) })
        guard case .refused(_, .complete) = found.ending else {
            Issue.record("ended \(String(describing: found.ending))")
            return
        }
    }

    @Test("of an endless body the beginning is given out") func endlessBody() throws {
        var limits = SessionLimits()
        limits.refusalBodyBytes = 10
        let bytes = Samples.head("HTTP/1.1 403 No", "Content-Length: 1000000000") + [UInt8](repeating: 0x78, count: 50)
        let found = try only(transcripts(bytes, limits: limits, ends: false))
        #expect(found.body == [UInt8](repeating: 0x78, count: 10))
        #expect(found.ending == .refused(status: 403, body: .limit))
    }

    @Test(
        "faults of the head",
        arguments: [
            ("HTTP/1.1 101 X\r\nno colon\r\n\r\n", HeadFault.noColon(line: 2)),
            ("HTTP/1.1 1O1 X\r\n\r\n", .startLine(Array("HTTP/1.1 1O1 X".utf8))),
            ("SSH-2.0-x\r\n", .notHTTP(Array("SSH-2.0-x\r\n".utf8))),
            ("HTTP/1.1 101 X\r\nUp", .endedEarly(bytes: 18)),
        ])
    func heads(_ text: String, _ fault: HeadFault) throws {
        let found = try only(transcripts(Array(text.utf8)))
        #expect(found.handshakeViolations == [.head(fault)])
        #expect(found.ending == .invalidHandshake([.head(fault)]))
    }

    @Test("the head is kept as far as it was read") func partialHead() throws {
        let found = try only(transcripts(Array("HTTP/1.1 403 No\r\nA: b\r\nno colon\r\n\r\n".utf8)))
        let head = ResponseHead(status: 403, reason: "No", fields: [HeaderField("A", "b")])
        #expect(found.events.first == .invalidHandshake([.head(.noColon(line: 3))], head))
    }

    @Test("a wrong accept, and nothing after it is read") func wrongAccept() throws {
        let bytes = Samples.head(
            "HTTP/1.1 101 X", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: x")
        let found = try only(transcripts(bytes + text(to: .client, "Hello")))
        #expect(found.handshakeViolations == [.acceptMismatch(expected: Samples.accept, received: "x")])
        #expect(found.messages == [])
        #expect(found.written == [])
    }

    @Test func nothingAtAll() throws {
        var driver = Driver(try Samples.client())
        driver.end()
        #expect(driver.transcript.ending == .noHead(bytes: 0))
    }

    @Test("a request that could smuggle a line is no session") func validated() {
        var request = Samples.request
        request.origin = "x\r\ny: z"
        #expect(throws: UpgradeRequestFault(.origin, .controlCharacter(offset: 1))) { try Samples.client(request) }
    }
}
