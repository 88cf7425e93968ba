import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

/// What a session writes, and a client and a server that talk to each other.
@Suite struct WebSocketSessionSendingTests {
    @Test("a client masks every frame with a fresh key, a server none (section 5.3)") func masks() throws {
        var keys = FixedGenerator(seed: 1)
        var deflater = PassThrough()
        var output = ByteBuffer()
        var client = try Samples.open(.client)
        let payload: [UInt8] = [0, 0, 0, 0]
        for _ in 0..<2 { client.send(payload.span, as: .binary, deflating: &deflater, using: &keys, into: &output) }
        let bytes = output.bytes
        #expect(bytes[0..<2] == [0x82, 0x84])
        #expect(bytes[2..<6] == bytes[6..<10], "zeros under a key are the key")
        #expect(bytes[2..<6] != bytes[12..<16])

        output.removeAll()
        var server = try Samples.open(.server)
        server.send(payload.span, as: .binary, deflating: &deflater, using: &keys, into: &output)
        #expect(output.bytes == [0x82, 0x04, 0, 0, 0, 0])
    }

    @Test("until the answer to a Close frame is written, messages may go out before it", arguments: bothRoles)
    func whileAnswering(_ role: WebSocketSession.Role) throws {
        var session = try Samples.open(role)
        var keys = ZeroKeys()
        var transform = PassThrough()
        var events: [SessionEvent] = []
        var output = ByteBuffer()
        var bytes = close(to: role, 1000)
        var span = bytes.mutableSpan
        _ = session.receive(&span, at: Samples.start, inflating: &transform, into: &events)
        let reply: [UInt8] = [1]
        let isSentBefore = session.send(reply.span, as: .binary, deflating: &transform, using: &keys, into: &output)
        session.writeReplies(using: &keys, into: &output)
        let isSentAfter = session.send(reply.span, as: .binary, deflating: &transform, using: &keys, into: &output)
        #expect(isSentBefore && !isSentAfter)
        session.writeReplies(using: &keys, into: &output)
        #expect(output.bytes == written(by: role, 2, [1]) + written(by: role, 8, [0x03, 0xe8]))
    }

    @Test("a message goes back as it came, in one piece or in fragments cut anywhere", arguments: bothRoles)
    func echo(_ role: WebSocketSession.Role) throws {
        let bytes =
            text(to: role, "whole") + frame(to: role, 2, [1, 2, 3], isFinal: false) + frame(to: role, 0, [4])
            + frame(to: role, 2)
        let expected =
            written(by: role, 1, Array("whole".utf8)) + written(by: role, 2, [1, 2, 3, 4]) + written(by: role, 2)
        for pieces in [[bytes]] + Splits.all(bytes) {
            var session = try Samples.open(role)
            var (keys, transform, output) = (ZeroKeys(), PassThrough(), ByteBuffer())
            for var piece in pieces {
                var events: [SessionEvent] = []
                var span = piece.mutableSpan
                _ = session.receive(&span, at: Samples.start, inflating: &transform, into: &events)
                for case .message(let opcode, let payload) in events {
                    let isSent = session.echo(
                        payload, as: opcode, in: piece.span, deflating: &transform, using: &keys, into: &output)
                    #expect(isSent)
                }
            }
            #expect(output.bytes == expected)
        }
    }

    /// One end of a conversation, with what it has to say.
    private struct End {
        var driver: Driver<PassThrough>
        var random: FixedGenerator
        var sent: [Transcript.Entry] = []
        /// How much of what was written the peer has been given.
        var delivered = 0

        mutating func speak() {
            let kind = UInt8.random(in: 0..<8, using: &random)
            var payload = random.bytes(Int.random(in: 0...300, using: &random))
            if kind < 3 { payload = Array(String(decoding: payload, as: UTF8.self).utf8) }
            let opcode: Opcode = kind < 3 ? .text : .binary
            sent.append(.message(opcode, payload))
            var keys = random
            let pieces = kind % 2 == 0 ? [payload] : Splits.random(payload, longest: 100, using: &random)
            driver.write { session, output in
                var deflater = PassThrough()
                let isClient = session.role == .client
                if pieces.count < 2 {
                    session.send(payload.span, as: opcode, deflating: &deflater, using: &keys, into: &output)
                }
                for (index, piece) in pieces.enumerated() where pieces.count > 1 {
                    let ping: [UInt8] = [UInt8(truncatingIfNeeded: index)]
                    session.ping(ping.span, at: Samples.start, using: &keys, into: &output)
                    FrameWriter.write(
                        piece.span, as: index == 0 ? opcode : .continuation, isFinal: index == pieces.count - 1,
                        key: isClient ? .random(using: &keys) : nil, into: &output)
                }
            }
            random = keys
        }

        mutating func hear(_ peer: inout End) {
            let news = Array(peer.driver.transcript.written[peer.delivered...])
            peer.delivered += news.count
            driver.feed(Splits.random(news, longest: 40, using: &random))
        }

        var heard: [Transcript.Entry] {
            driver.transcript.entries.filter { if case .message = $0 { true } else { false } }
        }
    }

    @Test("a client and a server understand each other", arguments: 0..<40 as Range<UInt64>)
    func conversation(_ seed: UInt64) throws {
        var client = End(driver: Driver(try Samples.client()), random: FixedGenerator(seed: seed))
        var server = End(
            driver: Driver(WebSocketSession(server: SessionLimits(), at: Samples.start)),
            random: FixedGenerator(seed: seed + 1000))
        client.driver.write { session, output in session.start(into: &output) }
        server.hear(&client)
        client.hear(&server)
        #expect(client.driver.session.isOpen && server.driver.session.isOpen)
        for _ in 0..<20 {
            client.speak()
            server.speak()
            client.hear(&server)
            server.hear(&client)
        }
        client.driver.write { session, output in
            var keys = ZeroKeys()
            session.close(ClosePayload(code: .normal), at: Samples.start, using: &keys, into: &output)
        }
        server.hear(&client)
        client.hear(&server)
        client.driver.end()
        server.driver.end()
        #expect(server.heard == client.sent)
        #expect(client.heard == server.sent)
        let normal = ClosePayload(code: .normal)
        #expect(client.driver.transcript.ending == .closed(ClosedFacts(first: .us, sent: normal, received: normal)))
        #expect(server.driver.transcript.ending == .closed(ClosedFacts(first: .peer, sent: normal, received: normal)))
    }
}
