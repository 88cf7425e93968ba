import RelayBytes
import RelayFrames
import RelayTestSupport
import Testing

/// Data frames, in both roles (RFC 6455 sections 5.4, 5.6, 8.1).
@Suite struct WebSocketSessionReceivingTests {
    private func transcript(
        _ role: WebSocketSession.Role, _ bytes: [UInt8], limits: SessionLimits = SessionLimits(), echoes: Bool = false
    ) throws -> Transcript {
        var found: Distinct<Transcript> = []
        for pieces in Splits.all(bytes) {
            var driver = Driver(try Samples.open(role, limits: limits))
            driver.echoes = echoes
            driver.feed(pieces)
            found.insert(driver.transcript)
        }
        #expect(found.count == 1, "the result depends on how the bytes are cut")
        return try #require(found.first)
    }

    @Test("section 5.7: a single-frame unmasked text message, and a fragmented one") func unmasked() throws {
        let single: [UInt8] = [0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]
        let fragmented: [UInt8] = [0x01, 0x03, 0x48, 0x65, 0x6c, 0x80, 0x02, 0x6c, 0x6f]
        #expect(try transcript(.client, single + fragmented).texts == ["Hello", "Hello"])
    }

    @Test("section 5.7: a single-frame masked text message") func masked() throws {
        let bytes: [UInt8] = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]
        #expect(try transcript(.server, bytes).texts == ["Hello"])
    }

    @Test("section 5.7: 256 bytes and 64 KiB of binary", arguments: bothRoles)
    func long(_ role: WebSocketSession.Role) throws {
        for count in [0, 1, 125, 126, 256, 65_535, 65_536, 200_000] {
            let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            var driver = Driver(try Samples.open(role))
            let bytes = frame(to: role, 2, payload)
            driver.feed(bytes)
            driver.feed([Array(bytes.prefix(9)), Array(bytes.dropFirst(9))].filter { !$0.isEmpty })
            #expect(driver.transcript.entries.suffix(2) == [.message(.binary, payload), .message(.binary, payload)])
        }
    }

    @Test("fragments, empty ones too, with control frames between them", arguments: bothRoles)
    func fragments(_ role: WebSocketSession.Role) throws {
        let bytes =
            frame(to: role, 1, Array("a".utf8), isFinal: false) + frame(to: role, 9, [1])
            + frame(to: role, 0, [], isFinal: false)
            + frame(to: role, 9, [2, 3]) + frame(to: role, 10, [4]) + frame(to: role, 0, Array("bc".utf8))
            + frame(to: role, 2, [], isFinal: false) + frame(to: role, 0, []) + frame(to: role, 1)
        let found = try transcript(role, bytes, echoes: true)
        #expect(
            found.entries == [
                .ping([1]), .ping([2, 3]), .pong([4]), .message(.text, Array("abc".utf8)), .message(.binary, []),
                .message(.text, []),
            ])
        #expect(
            found.written == written(by: role, 10, [1]) + written(by: role, 10, [2, 3])
                + written(by: role, 1, Array("abc".utf8)) + written(by: role, 2) + written(by: role, 1))
    }

    @Test("what precedes a violation is delivered and answered first (rule 1)", arguments: bothRoles)
    func inOrder(_ role: WebSocketSession.Role) throws {
        let bytes = text(to: role, "one") + frame(to: role, 9, [7]) + frame(to: role, 3) + text(to: role, "two")
        let found = try transcript(role, bytes, echoes: true)
        #expect(
            found.entries == [
                .message(.text, Array("one".utf8)), .ping([7]), .other(.violation(.reservedOpcode(3))),
            ])
        #expect(
            found.written == written(by: role, 1, Array("one".utf8)) + written(by: role, 10, [7])
                + written(by: role, 8, [0x03, 0xea] + Array("reserved opcode 0x3".utf8)))
    }

    @Test(
        "broken rules (rules 4-6)", arguments: bothRoles,
        [
            (3, true, 0, .reservedOpcode(3)), (7, true, 0, .reservedOpcode(7)), (11, true, 0, .reservedOpcode(11)),
            (15, true, 0, .reservedOpcode(15)), (1, true, 4, .reservedBits(4)), (2, true, 2, .reservedBits(2)),
            (9, true, 1, .reservedBits(1)), (0, true, 4, .reservedBits(4)), (9, false, 0, .fragmentedControl),
            (8, false, 0, .fragmentedControl), (0, true, 0, .unexpectedContinuation),
            (0, false, 0, .unexpectedContinuation),
        ] as [(UInt8, Bool, UInt8, ProtocolViolation)])
    func violations(_ role: WebSocketSession.Role, _ row: (UInt8, Bool, UInt8, ProtocolViolation)) throws {
        let found = try transcript(role, frame(to: role, row.0, isFinal: row.1, reserved: row.2) + text(to: role, "x"))
        #expect(found.violation == row.3)
        #expect(found.messages == [])
    }

    @Test("a new message inside a fragmented one", arguments: bothRoles)
    func unfinished(_ role: WebSocketSession.Role) throws {
        for opcode in [1, 2] as [UInt8] {
            let bytes = frame(to: role, 1, [0x61], isFinal: false) + frame(to: role, opcode, [0x62])
            #expect(try transcript(role, bytes).violation == .unfinishedMessage)
        }
    }

    @Test("masking by role (rule 6)") func masking() throws {
        #expect(try transcript(.client, text(to: .server, "x")).violation == .maskedFromServer)
        #expect(try transcript(.server, text(to: .client, "x")).violation == .unmaskedFromClient)
    }

    @Test("lengths (rule 6): nothing is allocated by what is announced", arguments: bothRoles)
    func lengths(_ role: WebSocketSession.Role) throws {
        let mask: UInt8 = role == .server ? 0x80 : 0
        let key: [UInt8] = role == .server ? [1, 2, 3, 4] : []
        let rows: [([UInt8], ProtocolViolation)] = [
            ([0x82, mask | 126, 0, 125], .lengthNotMinimal),
            ([0x82, mask | 127, 0, 0, 0, 0, 0, 0, 0xff, 0xff], .lengthNotMinimal),
            ([0x82, mask | 127, 0x80, 0, 0, 0, 0, 0, 0, 0], .lengthTopBit),
            ([0x82, mask | 127, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], .messageTooBig(limit: 16 << 20)),
            ([0x82, mask | 127, 0, 0, 0, 0, 1, 0, 0, 1], .messageTooBig(limit: 16 << 20)),
            ([0x89, mask | 126, 0, 126], .controlTooLong),
        ]
        for (header, violation) in rows {
            #expect(try transcript(role, header + key).violation == violation)
        }
    }

    @Test("the message limit holds across fragments (1009)", arguments: bothRoles)
    func messageLimit(_ role: WebSocketSession.Role) throws {
        var limits = SessionLimits()
        limits.messageBytes = 10
        let five = Array("12345".utf8)
        let first = frame(to: role, 1, five, isFinal: false)
        #expect(try transcript(role, first + frame(to: role, 0, five), limits: limits).texts == ["1234512345"])
        let found = try transcript(role, first + frame(to: role, 0, five + [0x36]), limits: limits)
        #expect(found.violation == .messageTooBig(limit: 10))
        #expect(
            try transcript(role, text(to: role, "12345678901"), limits: limits).violation == .messageTooBig(limit: 10))
        #expect(found.written.contains(0xf1), "1009 is 0x03f1")
    }

    @Test("fragments: at least 65,536, and not without end (rule 7)", arguments: bothRoles)
    func fragmentLimit(_ role: WebSocketSession.Role) throws {
        #expect(SessionLimits().fragments >= 65_536)
        var driver = Driver(try Samples.open(role))
        let empty = frame(to: role, 0, [], isFinal: false)
        driver.feed(frame(to: role, 1, [0x61], isFinal: false))
        for _ in 0..<256 { driver.feed(Array(repeatElement(empty, count: 256).joined())) }
        driver.feed(frame(to: role, 0, [0x62]))
        #expect(driver.transcript.texts == ["ab"])

        var limits = SessionLimits()
        limits.fragments = 3
        let start = frame(to: role, 1, [], isFinal: false)
        #expect(try transcript(role, start + empty + frame(to: role, 0), limits: limits).texts == [""])
        #expect(
            try transcript(role, start + empty + empty + empty, limits: limits).violation == .tooManyFragments(limit: 3)
        )
    }

    @Test(
        "text that is not UTF-8 (rule 2)", arguments: bothRoles,
        [
            [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf8], [0x80], [0xe0, 0x80, 0x80],
            Array("\u{3ba}\u{1f79}".utf8) + [0xf5], [0xce, 0x61],
        ] as [[UInt8]])
    func notUTF8(_ role: WebSocketSession.Role, _ payload: [UInt8]) throws {
        #expect(try transcript(role, frame(to: role, 1, payload)).violation == .textNotUTF8)
        let split = frame(to: role, 1, [payload[0]], isFinal: false) + frame(to: role, 0, Array(payload.dropFirst()))
        #expect(try transcript(role, split).violation == .textNotUTF8)
    }

    @Test(
        "text that is UTF-8, noncharacters included", arguments: bothRoles,
        [
            [0xce, 0xba, 0xe1, 0xbd, 0xb9, 0xcf, 0x83], [0xef, 0xbf, 0xbf], [0xf4, 0x8f, 0xbf, 0xbf], [0x00],
            [0xf0, 0x9f, 0x98, 0x80], [0xef, 0xb7, 0x90], [0xed, 0x9f, 0xbf], [0xee, 0x80, 0x80],
        ] as [[UInt8]])
    func utf8(_ role: WebSocketSession.Role, _ bytes: [UInt8]) throws {
        for cut in 0...bytes.count {
            let frames =
                frame(to: role, 1, Array(bytes[..<cut]), isFinal: false) + frame(to: role, 0, Array(bytes[cut...]))
            #expect(try transcript(role, frames).messages == [bytes])
        }
    }

    @Test("text must end on a code point", arguments: bothRoles)
    func incomplete(_ role: WebSocketSession.Role) throws {
        #expect(try transcript(role, frame(to: role, 1, [0x61, 0xce])).violation == .textEndsInsideCodePoint)
        let split = frame(to: role, 1, [0xf0, 0x9f], isFinal: false) + frame(to: role, 0, [0x98])
        #expect(try transcript(role, split).violation == .textEndsInsideCodePoint)
        let empty = frame(to: role, 1, [0xce], isFinal: false) + frame(to: role, 0)
        #expect(try transcript(role, empty).violation == .textEndsInsideCodePoint)
    }

    @Test("the first impossible byte fails at once, in the middle of a frame (rule 2)", arguments: bothRoles)
    func failFast(_ role: WebSocketSession.Role) throws {
        let bytes = frame(to: role, 1, Array("abc".utf8) + [0xff] + Array("defgh".utf8))
        var driver = Driver(try Samples.open(role))
        let end = bytes.count - 5
        driver.feed(Array(bytes[..<(end - 1)]))
        #expect(driver.transcript.violation == nil)
        driver.feed([bytes[end - 1]])
        #expect(driver.transcript.violation == .textNotUTF8)
    }

    @Test("binary is not text", arguments: bothRoles)
    func binary(_ role: WebSocketSession.Role) throws {
        #expect(try transcript(role, frame(to: role, 2, [0xff, 0xfe])).messages == [[0xff, 0xfe]])
    }

    @Test("64 frames in one receive", arguments: bothRoles)
    func coalesced(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role))
        driver.feed((0..<64).flatMap { text(to: role, "message \($0)") })
        #expect(driver.transcript.texts == (0..<64).map { "message \($0)" })
    }

    @Test("a flood of messages is reported in portions", arguments: bothRoles)
    func portions(_ role: WebSocketSession.Role) throws {
        var session = try Samples.open(role)
        var bytes = Array(repeatElement(text(to: role, "x"), count: 5000).joined())
        var inflater = PassThrough()
        var events: [SessionEvent] = []
        var span = bytes.mutableSpan
        let consumed = session.receive(&span, at: Samples.start, inflating: &inflater, into: &events)
        #expect(consumed < bytes.count)
        #expect(events.count == 2048)

        var driver = Driver(try Samples.open(role))
        driver.feed(Array(repeatElement(text(to: role, "x"), count: 5000).joined()))
        #expect(driver.transcript.messages.count == 5000)
    }

    @Test("a session is idle without heap", arguments: bothRoles)
    func idle(_ role: WebSocketSession.Role) throws {
        var driver = Driver(try Samples.open(role))
        let fresh = driver.session
        let bytes = text(to: role, "Hello") + frame(to: role, 9, [1, 2])
        for byte in bytes { driver.feed([byte]) }
        #expect(driver.session != fresh)
        driver.session.releaseDelivered()
        #expect(driver.session == fresh)
        #expect(driver.session.assembled.capacity == 0)
        #expect(driver.session.control.capacity == 0)
    }

    @Test("a message under way survives", arguments: bothRoles)
    func underWay(_ role: WebSocketSession.Role) throws {
        let second = frame(to: role, 1, Array("Hel".utf8), isFinal: false)
        var driver = Driver(try Samples.open(role))
        let first = text(to: role, "one")
        driver.feed(Array(first.dropLast()))
        driver.feed([first[first.count - 1]] + second)
        driver.session.releaseDelivered()
        driver.feed(frame(to: role, 0, Array("lo".utf8)))
        #expect(driver.transcript.texts == ["one", "Hello"])
    }
}

/// Streams that a generator damaged: nothing traps, and how they are cut changes nothing.
@Suite struct WebSocketSessionDamageTests {
    private func stream(_ role: WebSocketSession.Role, _ random: inout FixedGenerator) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<12 {
            let opcode = [0, 1, 2, 8, 9, 10, 1, 2, 9][Int.random(in: 0..<9, using: &random)] as UInt8
            let content = random.bytes(Int.random(in: 0...140, using: &random)).map { $0 & 0x7f }
            bytes += frame(to: role, opcode, content, isFinal: Bool.random(using: &random) || opcode > 2)
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        return bytes
    }

    @Test("frames", arguments: bothRoles, 0..<150 as Range<UInt64>)
    func frames(_ role: WebSocketSession.Role, _ seed: UInt64) throws {
        var random = FixedGenerator(seed: seed)
        let bytes = stream(role, &random)
        let session = try Samples.open(role)
        var whole = Driver(session)
        whole.feed(bytes)
        whole.end()
        #expect(whole.session.hasEnded)
        for longest in [1, 7, 200] {
            var cut = Driver(session)
            cut.feed(Splits.random(bytes, longest: longest, using: &random))
            cut.end()
            #expect(cut.transcript == whole.transcript)
        }
    }

    @Test("heads", arguments: bothRoles, 0..<150 as Range<UInt64>)
    func heads(_ role: WebSocketSession.Role, _ seed: UInt64) throws {
        var random = FixedGenerator(seed: seed)
        var bytes = role == .client ? Samples.response : Samples.serverRequest
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        let session =
            role == .client ? try Samples.client() : WebSocketSession(server: SessionLimits(), at: Samples.start)
        var whole = Driver(session)
        whole.feed(bytes)
        whole.end()
        for longest in [1, 7, 60] {
            var cut = Driver(session)
            cut.feed(Splits.random(bytes, longest: longest, using: &random))
            cut.end()
            #expect(cut.transcript == whole.transcript)
        }
    }
}
