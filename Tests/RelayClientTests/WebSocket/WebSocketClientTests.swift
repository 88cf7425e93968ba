import RelayBytes
import RelayClient
import RelayFrames
import RelayHost
import RelayNet
import RelayTestSupport
import Testing

/// A client against literal wires.
@Suite struct WebSocketClientTests {
    private static let session =
        Array(Wire.accepted.utf8) + Wire.text("hello") + Wire.text("bye") + [0x88, 0x02, 0x03, 0xe8]
    /// The server holds on; the client need not wait for its end.
    private static let brief: SessionLimits = {
        var limits = SessionLimits()
        limits.linger = .milliseconds(1)
        return limits
    }()
    private static let seen = ["opened", "message hello", "message bye", "close 1000"]

    /// The server sends the second piece once it has the request, so that the cut is on the wire.
    @Test("a whole session, cut in two at every byte", arguments: 1..<session.count) func split(cut: Int) throws {
        let pieces = (Array(Self.session[..<cut]), Array(Self.session[cut...]))
        let server = try WireServer(
            .readRequest, .send(pieces.0), .drip(Array(pieces.1.prefix(1)), milliseconds: 1),
            .send(Array(pieces.1.dropFirst())), .hold)
        let found = try Conversation(server, limits: Self.brief)
        #expect(found.events == Self.seen)
        guard case .closed(let facts)? = found.ending else {
            Issue.record("\(String(describing: found.ending))")
            return
        }
        #expect(facts.first == .peer && facts.received.code == .normal)
    }

    @Test("a whole session in one segment, and a byte at a time") func whole() throws {
        let whole = try WireServer(.readRequest, .send(Self.session), .hold)
        #expect(try Conversation(whole, limits: Self.brief).events == Self.seen)
        let slow = try WireServer(.readRequest, .drip(Self.session, milliseconds: 1), .hold)
        #expect(try Conversation(slow, limits: Self.brief).events == Self.seen)
    }

    @Test("the request goes out at once, and a ping is answered") func request() throws {
        let ping: [UInt8] = [0x89, 0x02] + Array("hi".utf8)
        let server = try WireServer(.readRequest, .text(Wire.accepted), .send(ping + Wire.text("bye")), .hold)
        let found = try Conversation(server, within: .milliseconds(300))
        #expect(found.events == ["opened", "ping hi", "message bye"])
        #expect(server.received.first?.hasPrefix("GET /ws/ HTTP/1.1\r\nHost: localhost\r\n") == true)
        #expect(server.received.first?.hasSuffix("\r\n\r\n") == false, "a Pong followed")
    }

    @Test("a refusal and its status", arguments: [(403, "Access denied"), (500, "Internal server error"), (200, "")])
    func refused(status: Int, reason: String) throws {
        let server = try WireServer(answer: "HTTP/1.1 \(status) \(reason)\r\nContent-Length: 0\r\n\r\n")
        let found = try Conversation(server)
        #expect(found.events == ["refused \(status)"])
        guard case .refused(status, _)? = found.ending else {
            Issue.record("\(String(describing: found.ending))")
            return
        }
    }

    @Test("FIN and RST without an answer, and inside a session") func lost() throws {
        let fin = try Conversation(WireServer(.readRequest))
        #expect(fin.ending == .noHead(bytes: 0) && fin.streamEnd == .finished)
        let reset = try Conversation(WireServer(.readRequest, .reset))
        #expect(reset.ending == .noHead(bytes: 0) && reset.streamEnd == .reset)
        let open = try Conversation(WireServer(.readRequest, .text(Wire.accepted), .send(Wire.text("a"))))
        #expect(open.events == ["opened", "message a"] && open.streamEnd == .finished)
        #expect(open.ending == .lost(LostFacts(sent: nil, isInsideMessage: false)))
        let torn = try Conversation(WireServer(.readRequest, .text(Wire.accepted), .send([0x81, 0x05, 0x61]), .reset))
        #expect(torn.streamEnd == .reset)
        #expect(torn.ending == .lost(LostFacts(sent: nil, isInsideMessage: true)))
    }

    @Test(
        "bytes that are no HTTP",
        arguments: ["-ERR unknown command\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "\u{15}\u{3}\u{1}\r\n\r\n"])
    func foreign(bytes: String) throws {
        let found = try Conversation(WireServer(.readRequest, .text(bytes)))
        guard case .invalidHandshake? = found.ending else {
            Issue.record("\(String(describing: found.ending))")
            return
        }
    }

    @Test("silence ends with the handshake's deadline, a slow head too") func deadlines() throws {
        var limits = SessionLimits()
        limits.handshake = .milliseconds(200)
        for server in [
            try WireServer(.readRequest, .hold),
            try WireServer(.readRequest, .drip(Array(Wire.accepted.utf8), milliseconds: 20), .hold),
        ] {
            let began = MonotonicClock.now()
            let found = try Conversation(server, limits: limits)
            let took = MonotonicClock.now() - began
            guard case .timedOut(.handshake)? = found.ending else {
                Issue.record("\(String(describing: found.ending))")
                return
            }
            #expect(took >= .milliseconds(200) && took < .seconds(3))
        }
    }

    @Test("the caller's limit is reached in an open session") func limit() throws {
        let found = try Conversation(WireServer(.readRequest, .text(Wire.accepted), .hold), within: .milliseconds(100))
        #expect(found.advance == .deadline && found.events == ["opened"])
    }

    @Test("a Close that is not answered ends with its deadline, also under a flood of messages") func flood() throws {
        var limits = SessionLimits()
        limits.close = .milliseconds(200)
        let server = try WireServer(
            .readRequest, .text(Wire.accepted), .flood(Array(repeating: Wire.text("x"), count: 1000).flatMap { $0 }))
        let began = MonotonicClock.now()
        let found = try Conversation(server, limits: limits) { $0.close(ClosePayload(code: .normal)) }
        #expect(found.ending == .timedOut(.close))
        #expect(MonotonicClock.now() - began < .seconds(4))
    }

    @Test("a broken rule ends the session with a Close of ours") func violation() throws {
        let server = try WireServer(.readRequest, .text(Wire.accepted), .send(Wire.text("ok") + [0x83, 0x00]), .hold)
        let found = try Conversation(server)
        #expect(found.events == ["opened", "message ok", "violation"])
        #expect(found.ending == .violation(.reservedOpcode(3)))
    }

    @Test("a message of more than the limit is not kept") func tooBig() throws {
        var limits = SessionLimits()
        limits.messageBytes = 10
        let server = try WireServer(.readRequest, .text(Wire.accepted), .send(Wire.text("0123456789a")), .hold)
        #expect(try Conversation(server, limits: limits).ending == .violation(.messageTooBig(limit: 10)))
    }

    @Test("an interrupt ends the wait") func interrupt() throws {
        let wake = try WakeDescriptor()
        wake.signal()
        let server = try WireServer(.readRequest, .hold)
        let found = try Conversation(server, interrupts: Interrupts(descriptors: [wake.raw]))
        #expect(found.advance == .interrupted)
    }

    @Test("what was sent arrives, masked") func send() throws {
        let server = try WireServer(.readRequest, .text(Wire.accepted), .hold)
        let found = try Conversation(server, within: .milliseconds(300)) { client in
            let text = Array("secret".utf8)
            let isTaken = client.send(text.span, as: .text)
            #expect(isTaken)
        }
        #expect(found.advance == .deadline)
        #expect(server.received.first?.contains("secret") == false)
    }

    @Test("a request that cannot be sent is refused before a byte") func unsendable() throws {
        let server = try WireServer(.hold)
        let dialled = Dialer.dial(addresses: ["127.0.0.1"], port: server.port, timeout: .seconds(5))
        guard let stream = dialled.takeStream() else { throw SystemFailure(call: "dial", errno: 0) }
        let key = try #require(WebSocketKey("dGhlIHNhbXBsZSBub25jZQ=="))
        let request = UpgradeRequest(target: "/ws/", host: "localhost", key: key, subprotocols: ["Bearer", "a b"])
        do throws(UpgradeRequestFault) {
            _ = try WebSocketClient(over: stream, request: request, limits: SessionLimits())
            Issue.record("it was taken")
        } catch {
            #expect(error.part == .subprotocol(1))
        }
    }
}
