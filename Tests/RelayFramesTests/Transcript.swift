import RelayBytes
import RelayFrames
import RelayTestSupport

/// What a session reported and wrote, independent of how its input was cut.
struct Transcript: Equatable {
    enum Entry: Equatable {
        case message(Opcode, [UInt8])
        case ping([UInt8])
        case pong([UInt8])
        case body([UInt8])
        case other(SessionEvent)
    }

    var entries: [Entry] = []
    /// What the session wrote, unmasked if it is a client.
    var written: [UInt8] = []

    var messages: [[UInt8]] {
        entries.compactMap { if case .message(_, let bytes) = $0 { bytes } else { nil } }
    }

    var texts: [String] { messages.map { String(decoding: $0, as: UTF8.self) } }

    var events: [SessionEvent] {
        entries.compactMap { if case .other(let event) = $0 { event } else { nil } }
    }

    var violation: ProtocolViolation? {
        events.lazy.compactMap { if case .violation(let violation) = $0 { violation } else { nil } }.first
    }

    var handshakeViolations: [HandshakeViolation]? {
        events.lazy.compactMap { if case .invalidHandshake(let list, _) = $0 { list } else { nil } }.first
    }

    var opened: OpenedFacts? {
        events.lazy.compactMap { if case .opened(let facts) = $0 { facts } else { nil } }.first
    }

    var body: [UInt8]? {
        entries.lazy.compactMap { if case .body(let bytes) = $0 { bytes } else { nil } }.first
    }

    var ending: Ending? {
        events.lazy.compactMap { if case .ended(let ending) = $0 { ending } else { nil } }.last
    }

    mutating func append(_ event: SessionEvent, _ session: WebSocketSession, _ bytes: Span<UInt8>) {
        func content(_ payload: Payload) -> [UInt8] {
            let span = session.payload(payload, in: bytes)
            return span.indices.map { span[$0] }
        }
        switch event {
        case .message(let opcode, let payload): entries.append(.message(opcode, content(payload)))
        case .ping(let payload): entries.append(.ping(content(payload)))
        case .pong(let payload): entries.append(.pong(content(payload)))
        case .bodyBytes(let payload):
            if case .body(let before) = entries.last {
                entries[entries.count - 1] = .body(before + content(payload))
            } else {
                entries.append(.body(content(payload)))
            }
        default: entries.append(.other(event))
        }
    }
}

/// The masking keys of a test: all zero, so that a client's bytes can be read.
struct ZeroKeys: RandomNumberGenerator {
    mutating func next() -> UInt64 { 0 }
}

/// A driver without a stream: feeds pieces, answers as the session wants, and may echo.
struct Driver<Inflater: PayloadInflater> {
    var session: WebSocketSession
    var inflater: Inflater
    var transcript = Transcript()
    var now = Instant(nanoseconds: 0)
    var echoes = false

    init(_ session: WebSocketSession, inflater: Inflater) {
        self.session = session
        self.inflater = inflater
    }

    mutating func feed(_ piece: [UInt8]) {
        var rest = piece
        repeat {
            var events: [SessionEvent] = []
            let (moment, count) = (now, rest.count)
            var span = rest.mutableSpan
            let consumed = session.receive(&span, at: moment, inflating: &inflater, into: &events)
            precondition(consumed <= count, "consumed more than there was")
            take(events, rest)
            rest.removeFirst(consumed)
            if consumed == 0 { return }
        } while !rest.isEmpty
    }

    mutating func feed(_ pieces: [[UInt8]]) {
        for piece in pieces { feed(piece) }
    }

    mutating func end() {
        var events: [SessionEvent] = []
        session.endOfStream(at: now, into: &events)
        take(events, [])
    }

    /// Advances the time and acts on what is due.
    mutating func wait(_ span: Duration) {
        now = now + span
        var events: [SessionEvent] = []
        session.deadlineReached(at: now, into: &events)
        take(events, [])
    }

    /// Has `body` write something.
    mutating func write(_ body: (inout WebSocketSession, inout ByteBuffer) -> Void) {
        var output = ByteBuffer()
        body(&session, &output)
        transcript.written += output.bytes
    }

    private mutating func take(_ events: [SessionEvent], _ bytes: [UInt8]) {
        var keys = ZeroKeys()
        var output = ByteBuffer()
        var deflater = PassThrough()
        for event in events {
            transcript.append(event, session, bytes.span)
            switch event {
            case .upgradeRequested(let offer): session.accept(UpgradeResponse(to: offer), at: now, into: &output)
            case .upgradeRejected(let rejection, _):
                session.refuse(writing: rejection.bytes, at: now, into: &output)
            case .ping: session.writePong(using: &keys, into: &output)
            case .message(let opcode, _) where echoes:
                guard case .message(_, let content) = transcript.entries.last else { break }
                session.send(content.span, as: opcode, deflating: &deflater, using: &keys, into: &output)
            default: break
            }
        }
        session.writeReplies(using: &keys, into: &output)
        transcript.written += output.bytes
    }
}

extension Driver where Inflater == PassThrough {
    init(_ session: WebSocketSession) { self.init(session, inflater: PassThrough()) }
}
