import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

/// The server's opening handshake.
@Suite struct WebSocketSessionDecidingTests {
    private func session() -> WebSocketSession { WebSocketSession(server: SessionLimits(), at: Samples.start) }

    private func offer(in driver: Driver<PassThrough>) -> UpgradeOffer? {
        driver.transcript.events.lazy.compactMap {
            if case .upgradeRequested(let offer) = $0 { offer } else { nil }
        }.first
    }

    @Test func accepted() {
        for pieces in Splits.all(Samples.serverRequest) {
            var driver = Driver(session())
            driver.feed(pieces)
            #expect(driver.session.isOpen)
            #expect(offer(in: driver)?.target == "/ws/chat/test-room/")
            #expect(
                driver.transcript.written
                    == Samples.head(
                        "HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
                        "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
        }
    }

    @Test("what follows the request is not read before it is answered") func waits() throws {
        var session = session()
        var inflater = PassThrough()
        var events: [SessionEvent] = []
        var bytes = Samples.serverRequest + text(to: .server, "early")
        var span = bytes.mutableSpan
        let consumed = session.receive(&span, at: Samples.start, inflating: &inflater, into: &events)
        #expect(consumed == Samples.serverRequest.count)
        #expect(session.state == .deciding)
        #expect(session.nextDeadline == nil)
        var rest = Array(bytes[consumed...])
        span = rest.mutableSpan
        let more = session.receive(&span, at: Samples.start, inflating: &inflater, into: &events)
        #expect(more == 0)

        guard case .upgradeRequested(let offer) = events.first else {
            Issue.record("no offer")
            return
        }
        var output = ByteBuffer()
        session.accept(UpgradeResponse(to: offer), at: Samples.start, into: &output)
        span = rest.mutableSpan
        let last = session.receive(&span, at: Samples.start, inflating: &inflater, into: &events)
        #expect(last == rest.count)
        #expect(events.last == .message(.text, Payload(.received, 6..<11)))
    }

    @Test("any bytes may stand for the response") func fault() throws {
        var session = session()
        var inflater = PassThrough()
        var events: [SessionEvent] = []
        var bytes = Samples.serverRequest
        var span = bytes.mutableSpan
        _ = session.receive(&span, at: Samples.start, inflating: &inflater, into: &events)
        var output = ByteBuffer()
        session.open(writing: Array("HTTP/1.1 101 X\r\n\r\n".utf8), at: Samples.start, into: &output)
        #expect(session.isOpen)
        #expect(output.bytes == Array("HTTP/1.1 101 X\r\n\r\n".utf8))
    }

    @Test("Daphne's refusal, byte for byte") func refuse() throws {
        var session = session()
        var inflater = PassThrough()
        var events: [SessionEvent] = []
        var bytes = Samples.serverRequest
        var span = bytes.mutableSpan
        _ = session.receive(&span, at: Samples.start, inflating: &inflater, into: &events)
        var output = ByteBuffer()
        session.refuse(writing: Array("HTTP/1.1 403 Access denied\r\n\r\n".utf8), at: Samples.start, into: &output)
        #expect(output.bytes == Array("HTTP/1.1 403 Access denied\r\n\r\n".utf8))
        #expect(session.finishesWriting)
        #expect(session.nextDeadline == Samples.start + .seconds(1))
        session.endOfStream(at: Samples.start, into: &events)
        #expect(events.last == .ended(.refusedRequest))
    }

    @Test("a request for something else is handed out") func plainRequest() {
        let bytes = Samples.head("POST /api/auth/login/ HTTP/1.1", "Host: h", "Content-Length: 2") + Array("{}".utf8)
        for pieces in Splits.all(bytes) {
            var driver = Driver(session())
            driver.feed(pieces)
            guard case .httpRequest(let head)? = driver.transcript.events.first else {
                Issue.record("no request")
                return
            }
            #expect(head.method == "POST")
            #expect(driver.transcript.events.count == 1)
        }
    }

    @Test(
        "requests that are no valid upgrade",
        arguments: [
            (
                Samples.head("GET / HTTP/1.1", "Host: h", "Upgrade: websocket"),
                "HTTP/1.1 400 HTTP Connection header missing\r\n\r\n"
            ),
            (
                Samples.head(
                    "GET / HTTP/1.1", "Host: h", "Upgrade: websocket", "Connection: Upgrade",
                    "Sec-WebSocket-Version: 99"),
                "HTTP/1.1 426 WebSocket version 99 not supported (supported versions: 13)\r\n"
                    + "Sec-WebSocket-Version: 13\r\n\r\n"
            ),
            (Samples.head("GET / HTTP/1.1", "no colon"), "HTTP/1.1 400 Bad Request\r\n\r\n"),
            (
                Samples.head("GET / HTTP/1.1", "X: " + String(repeating: "x", count: 9000)),
                "HTTP/1.1 431 Request Header Fields Too Large\r\n\r\n"
            ),
            ([0x16, 0x03, 0x01] + [UInt8](repeating: 0, count: 125), "HTTP/1.1 400 Bad Request\r\n\r\n"),
        ] as [([UInt8], String)])
    func rejected(_ bytes: [UInt8], _ response: String) {
        var driver = Driver(session())
        driver.feed(bytes)
        driver.end()
        #expect(String(decoding: driver.transcript.written, as: UTF8.self) == response)
        #expect(driver.transcript.ending == .refusedRequest)
    }

    @Test func endsEarly() {
        var driver = Driver(session())
        driver.feed(Array("GET / HT".utf8))
        driver.end()
        #expect(driver.transcript.ending == .noHead(bytes: 8))
    }
}
