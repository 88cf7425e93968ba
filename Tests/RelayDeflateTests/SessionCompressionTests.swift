import RelayBytes
import RelayDeflate
import RelayFrames
import RelayTestSupport
import Testing

/// Sessions of both roles over the real streams: RFC 7692 as rule 8 asks, and what the rules before it ask of
/// compressed messages.
@Suite struct SessionCompressionTests {
    private static let fixed: [UInt8] = [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00]
    private static let roles: [WebSocketSession.Role] = [.client, .server]

    /// What a session made of its input, however that was cut.
    struct Outcome: Equatable {
        var texts: [String] = []
        var violation: ProtocolViolation?
        var closeCode: UInt16?
    }

    private static func open(_ role: WebSocketSession.Role, limit: Int) throws -> WebSocketSession {
        var limits = SessionLimits()
        limits.messageBytes = limit
        let start = Instant(nanoseconds: 0)
        let key = try #require(WebSocketKey("dGhlIHNhbXBsZSBub25jZQ=="))
        var request = UpgradeRequest(target: "/", host: "localhost", key: key)
        request.offer(.auto)
        var session =
            role == .client
            ? try WebSocketSession(client: request, limits: limits, at: start)
            : WebSocketSession(server: limits, at: start)
        var wire = ByteBuffer()
        if role == .client {
            wire.append(
                "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: \(key.accept)\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
        } else {
            request.write(into: &wire)
        }
        var events: [SessionEvent] = []
        var inflater = MessageInflater()
        _ = wire.withMutableSpan { session.receive(&$0, at: start, inflating: &inflater, into: &events) }
        if case .upgradeRequested(let offer)? = events.first {
            var output = ByteBuffer()
            session.accept(UpgradeResponse(to: offer, deflate: offer.deflate), at: start, into: &output)
        }
        #expect(session.isOpen && session.deflate != nil)
        return session
    }

    private static func frame(
        to role: WebSocketSession.Role, _ first: UInt8, _ payload: [UInt8]
    ) -> [UInt8] {
        var output = ByteBuffer()
        let key = role == .server ? MaskingKey(0x37, 0xfa, 0x21, 0x3d) : nil
        FrameWriter.write(payload.span, first: first, key: key, into: &output)
        return output.bytes
    }

    private static func text(_ payload: Payload, _ session: WebSocketSession, _ bytes: Span<UInt8>) -> String {
        let span = session.payload(payload, in: bytes)
        return String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
    }

    private static func outcome(
        _ role: WebSocketSession.Role, _ bytes: [UInt8], limit: Int
    ) throws -> Outcome {
        var found: Distinct<Outcome> = []
        let opened = try open(role, limit: limit)
        for pieces in Splits.all(bytes) {
            var session = opened
            var inflater = MessageInflater()
            var outcome = Outcome()
            for piece in pieces {
                var rest = piece
                while !rest.isEmpty {
                    var events: [SessionEvent] = []
                    var span = rest.mutableSpan
                    let consumed = session.receive(
                        &span, at: Instant(nanoseconds: 0), inflating: &inflater, into: &events)
                    for event in events {
                        if case .message(_, let payload) = event {
                            outcome.texts.append(Self.text(payload, session, rest.span))
                        }
                        if case .violation(let violation) = event { outcome.violation = violation }
                    }
                    rest.removeFirst(consumed)
                }
            }
            outcome.closeCode = outcome.violation?.closeCode.rawValue
            found.insert(outcome)
        }
        #expect(found.count == 1, "the result depends on how the bytes are cut")
        return try #require(found.first)
    }

    struct Row: Sendable {
        let name: String
        /// First bytes and payloads of the frames.
        let frames: [(UInt8, [UInt8])]
        var texts: [String] = []
        var violation: ProtocolViolation?
        var limit = 1000
    }

    private static let compressed = UInt8(0xc1)
    private static let rows: [Row] = [
        Row(name: "rule 8: whole", frames: [(compressed, fixed)], texts: ["Hello"]),
        Row(
            name: "rule 8: fragments, RSV1 on the first alone",
            frames: [(0x41, Array(fixed.prefix(3))), (0x00, []), (0x80, Array(fixed.dropFirst(3)))], texts: ["Hello"]),
        Row(
            name: "rule 8: uncompressed among compressed ones",
            frames: [(compressed, fixed), (0x81, Array("plain".utf8)), (compressed, [0xf2, 0x00, 0x11, 0x00, 0x00])],
            texts: ["Hello", "plain", "Hello"]),
        Row(name: "rule 8: empty", frames: [(compressed, [0x00]), (compressed, fixed)], texts: ["", "Hello"]),
        Row(
            name: "rule 8: BFINAL",
            frames: [(compressed, [0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00]), (compressed, fixed)],
            texts: ["Hello", "Hello"]),
        Row(
            name: "rule 1: what precedes is delivered",
            frames: [(compressed, fixed), (compressed, [0xff, 0xff]), (compressed, fixed)],
            texts: ["Hello"], violation: .invalidDeflate),
        Row(
            name: "rule 2: not text", frames: [(compressed, [0x00, 0x01, 0x00, 0xfe, 0xff, 0xff, 0x00])],
            violation: .textNotUTF8),
        Row(
            name: "rule 2: at the first impossible byte, long before the end of the message",
            frames: [(0x41, [0x00, 0x01, 0x00, 0xfe, 0xff, 0xff])], violation: .textNotUTF8),
        Row(
            name: "rule 2: ends inside a code point",
            frames: [(compressed, [0x00, 0x01, 0x00, 0xfe, 0xff, 0xc3, 0x00])],
            violation: .textEndsInsideCodePoint),
        Row(
            name: "rule 2: binary is not checked", frames: [(0xc2, [0x00, 0x01, 0x00, 0xfe, 0xff, 0xff, 0x00])],
            texts: ["\u{fffd}"]),
        Row(name: "rule 5: a compressed ping", frames: [(0xc9, [])], violation: .compressedControl),
        Row(name: "rule 5: a compressed close", frames: [(0xc8, [0x03, 0xe8])], violation: .compressedControl),
        Row(
            name: "rule 6: RSV1 on a continuation", frames: [(0x41, Array(fixed.prefix(3))), (0xc0, [])],
            violation: .compressedContinuation),
        Row(name: "rule 6: RSV2", frames: [(0xe1, fixed)], violation: .reservedBits(6)),
        Row(name: "rule 6: RSV3", frames: [(0x91, fixed)], violation: .reservedBits(1)),
        Row(name: "limit: just within it", frames: [(compressed, fixed)], texts: ["Hello"], limit: 5),
        Row(name: "limit: one byte more", frames: [(compressed, fixed)], violation: .messageTooBig(limit: 4), limit: 4),
        Row(
            name: "limit: over fragments", frames: [(0x41, Array(fixed.prefix(5))), (0x80, Array(fixed.dropFirst(5)))],
            violation: .messageTooBig(limit: 4), limit: 4),
    ]

    @Test("rules", arguments: roles, rows.indices)
    func rules(_ role: WebSocketSession.Role, _ index: Int) throws {
        let row = Self.rows[index]
        let bytes = row.frames.flatMap { Self.frame(to: role, $0.0, $0.1) }
        let found = try Self.outcome(role, bytes, limit: row.limit)
        #expect(found.texts == row.texts, "\(row.name)")
        #expect(found.violation == row.violation, "\(row.name)")
    }

    @Test(
        "close codes",
        arguments: [
            (ProtocolViolation.invalidDeflate, 1007), (.textNotUTF8, 1007), (.messageTooBig(limit: 1), 1009),
            (.compressedControl, 1002), (.compressedContinuation, 1002),
        ] as [(ProtocolViolation, UInt16)])
    func closeCodes(_ violation: ProtocolViolation, _ code: UInt16) { #expect(violation.closeCode.rawValue == code) }
}
