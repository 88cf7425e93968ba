import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

/// Ping, pong and the closing handshake, in both roles (RFC 6455 sections 5.5 and 7).
@Suite struct WebSocketSessionControlTests {
    private func transcript(_ role: WebSocketSession.Role, _ bytes: [UInt8], ends: Bool = true) throws -> Transcript {
        var found: Distinct<Transcript> = []
        for pieces in Splits.all(bytes) {
            var driver = Driver(try Samples.open(role))
            driver.feed(pieces)
            if ends { driver.end() }
            found.insert(driver.transcript)
        }
        #expect(found.count == 1, "the result depends on how the bytes are cut")
        return try #require(found.first)
    }

    @Test("pings are answered in order, all of them (rule 5)", arguments: bothRoles)
    func pings(_ role: WebSocketSession.Role) throws {
        let payloads = [[], [1], [UInt8](repeating: 0xfe, count: 125), Array("Hello".utf8)]
        let found = try transcript(role, payloads.flatMap { frame(to: role, 9, $0) })
        #expect(found.written == payloads.flatMap { written(by: role, 10, $0) })
    }

    @Test("unasked pongs are heard and not answered", arguments: bothRoles)
    func pongs(_ role: WebSocketSession.Role) throws {
        let found = try transcript(role, frame(to: role, 10, [1]), ends: false)
        #expect(found.entries.last == .pong([1]))
        #expect(found.written == [])
    }

    @Test(
        "a Close frame is answered with its code (rule 4)", arguments: bothRoles,
        [
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4401, 4999,
        ] as [UInt16])
    func close(_ role: WebSocketSession.Role, _ code: UInt16) throws {
        let found = try transcript(role, RelayFramesTests.close(to: role, code, "bye") + text(to: role, "ignored"))
        #expect(found.written == written(by: role, 8, [UInt8(code >> 8), UInt8(code & 0xff)]))
        #expect(found.messages == [])
        let received = ClosePayload(code: CloseCode(code), reason: "bye")
        #expect(
            found.ending
                == .closed(ClosedFacts(first: .peer, sent: ClosePayload(code: CloseCode(code)), received: received)))
    }

    @Test("an empty one with an empty one", arguments: bothRoles)
    func emptyClose(_ role: WebSocketSession.Role) throws {
        let found = try transcript(role, frame(to: role, 8) + frame(to: role, 9) + frame(to: role, 8))
        #expect(found.written == written(by: role, 8))
        #expect(found.ending == .closed(ClosedFacts(first: .peer, sent: .empty, received: .empty)))
    }

    @Test("and what follows is ignored, lawful or not, also inside a fragmented message", arguments: bothRoles)
    func afterClose(_ role: WebSocketSession.Role) throws {
        let bytes =
            frame(to: role, 1, [0x61], isFinal: false) + RelayFramesTests.close(to: role, 1000) + [0xff, 0xff, 0xff]
            + frame(to: role, 0, [0x62])
        let found = try transcript(role, bytes)
        #expect(found.violation == nil)
        #expect(found.written == written(by: role, 8, [0x03, 0xe8]))
    }

    @Test(
        "Close frames that break the rules", arguments: bothRoles,
        [
            ([0x03], .closePayloadOfOneByte), ([0, 0], .closeCode(CloseCode(0))),
            ([0x03, 0xe7], .closeCode(CloseCode(999))), ([0x03, 0xec], .closeCode(CloseCode(1004))),
            ([0x03, 0xed], .closeCode(.noStatus)), ([0x03, 0xee], .closeCode(.abnormal)),
            ([0x03, 0xf7], .closeCode(.tlsHandshake)), ([0x07, 0xd0], .closeCode(CloseCode(2000))),
            ([0xff, 0xff], .closeCode(CloseCode(65_535))), ([0x03, 0xe8, 0xff], .closeReasonNotUTF8),
            ([0x03, 0xe8, 0xce], .closeReasonNotUTF8),
        ] as [([UInt8], ProtocolViolation)])
    func badClose(_ role: WebSocketSession.Role, _ row: ([UInt8], ProtocolViolation)) throws {
        let found = try transcript(role, frame(to: role, 8, row.0))
        #expect(found.violation == row.1)
        #expect(found.ending == .violation(row.1))
        let code = row.1.closeCode.rawValue
        let reason = Array("\(row.1)".utf8)
        #expect(found.written == written(by: role, 8, [UInt8(code >> 8), UInt8(code & 0xff)] + reason))
    }

    @Test("we close first; messages still arrive, and the answer ends it", arguments: bothRoles)
    func weClose(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role))
        let sent = ClosePayload(code: .normal, reason: "done")
        driver.write { session, output in
            var keys = ZeroKeys()
            session.close(sent, at: Samples.start, using: &keys, into: &output)
            session.close(sent, at: Samples.start, using: &keys, into: &output)
        }
        #expect(driver.transcript.written == written(by: role, 8, [0x03, 0xe8] + Array("done".utf8)))
        #expect(driver.session.state == .closing)
        #expect(!driver.session.canSend)
        driver.feed(text(to: role, "late") + frame(to: role, 9) + RelayFramesTests.close(to: role, 1000))
        #expect(driver.transcript.texts == ["late"])
        let ending = Ending.closed(ClosedFacts(first: .us, sent: sent, received: ClosePayload(code: .normal)))
        #expect(driver.session.ending == ending)
        #expect(driver.session.finishesWriting == (role == .server))
        driver.end()
        #expect(driver.transcript.ending == ending)
        #expect(driver.transcript.written.count == written(by: role, 8, [0x03, 0xe8] + Array("done".utf8)).count)
    }

    @Test("a violation after our Close frame is not answered by another", arguments: bothRoles)
    func violationWhileClosing(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role))
        driver.write { session, output in
            var keys = ZeroKeys()
            session.close(.empty, at: Samples.start, using: &keys, into: &output)
        }
        driver.feed(frame(to: role, 3))
        driver.end()
        #expect(driver.transcript.ending == .violation(.reservedOpcode(3)))
        #expect(driver.transcript.written == written(by: role, 8))
    }

    @Test("a stream that ends without a Close frame (1006)", arguments: bothRoles)
    func lost(_ role: WebSocketSession.Role) throws {
        let rows: [([UInt8], Bool)] = [
            ([], false), (text(to: role, "x"), false), ([0x81], true), (Array(text(to: role, "xyz").dropLast()), true),
            (frame(to: role, 1, [0x61], isFinal: false), true),
        ]
        for (bytes, isInside) in rows {
            let found = try transcript(role, bytes)
            #expect(found.ending == .lost(LostFacts(sent: nil, isInsideMessage: isInside)))
        }
    }

    @Test("a flood of pings is answered by its newest (RFC 6455 section 5.5.3)", arguments: bothRoles)
    func flood(_ role: WebSocketSession.Role) throws {
        var session = try Samples.open(role)
        var keys = ZeroKeys()
        var inflater = PassThrough()
        var events: [SessionEvent] = []
        // The stream takes nothing: the output is full of what was written before.
        var output = ByteBuffer([UInt8](repeating: 0, count: 1 << 20))
        for number in 0..<100_000 {
            let payload = [UInt8(number >> 16), UInt8(number >> 8 & 0xff), UInt8(number & 0xff)]
            var bytes = frame(to: role, 9, payload)
            var span = bytes.mutableSpan
            _ = session.receive(&span, at: Samples.start, inflating: &inflater, into: &events)
            events.removeAll(keepingCapacity: true)
            session.writeReplies(using: &keys, into: &output)
        }
        #expect(output.count == 1 << 20)
        output.removeAll()
        session.writeReplies(using: &keys, into: &output)
        #expect(output.count <= 200_000)
        #expect(output.bytes.suffix(3) == [0x01, 0x86, 0x9f])
    }
}
