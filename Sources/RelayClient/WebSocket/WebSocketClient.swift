import RelayBytes
import RelayDeflate
import RelayEvidence
import RelayFrames
import RelayHost
import RelayNet

/// A WebSocket connection over a stream: drives a session in the client role, and waits on its behalf.
///
/// `advance` does one round of work and hands every event out in place; nothing is copied that the caller does not copy.
package struct WebSocketClient: ~Copyable {
    /// What a round of work came to.
    package enum Advance: Equatable, Sendable {
        case progressed
        case deadline
        case interrupted
        /// The session has ended; its `ended` event has been handed out.
        case ended
    }

    static let readSize = 256 << 10

    var stream: Stream
    package internal(set) var session: WebSocketSession
    /// How the stream ended, once it has.
    package internal(set) var streamEnd: StreamEnd?
    var input = ByteBuffer()
    var output = ByteBuffer()
    var events: [SessionEvent] = []
    var random = RandomPool()
    var inflater = MessageInflater()
    var deflater = MessageDeflater()
    /// Notes what goes over the wire, where that is wanted; rounds tell it.
    package var watch: WireWatch?
    private var hasShutDown = false
    /// A write met a reset.
    private(set) var wasReset = false
    /// A write failed in a way that says nothing of what the peer still sends: nothing more can be waited for.
    private(set) var writeFailure: String?
    /// Messages that were queued for sending, and their bytes.
    package private(set) var messagesSent = 0
    package private(set) var bytesSent = 0
    /// The longest message that was sent, in bytes.
    private(set) var longestSent = 0

    /// What was sent to open it.
    package let request: UpgradeRequest

    /// Takes a connected stream; the request, with what `compression` adds to it, is written by the first `advance`.
    package init(
        over stream: consuming Stream, request: UpgradeRequest, limits: SessionLimits,
        compression: CompressionChoice = .off
    ) throws(UpgradeRequestFault) {
        var request = request
        request.offer(compression)
        session = try WebSocketSession(client: request, limits: limits, at: MonotonicClock.now())
        self.stream = stream
        self.request = request
        session.start(into: &output)
    }

    package var peerAddress: String { stream.peerAddress }

    /// What the TLS handshake showed; nil without TLS.
    package var tlsFacts: TLSFacts? { stream.tlsFacts }

    /// Sends, reads what has come, or waits until `limit`; `take` gets each event and the bytes of its payload.
    package mutating func advance(
        until limit: Instant, interrupts: Interrupts, _ take: (SessionEvent, Span<UInt8>) -> Void
    ) -> Advance {
        if session.hasEnded { return .ended }
        // Also where bytes never stop coming: deadlines are total.
        let now = MonotonicClock.now()
        if let due = session.nextDeadline, due <= now { return meetDeadline(now, take) }
        let wantsWriting = flush()
        switch stream.read(into: &input, upTo: Self.readSize) {
        case .bytes:
            Self.feed(&input, &session, &inflater, &events, take)
            return afterRound()
        case .ended(let clean): return endStream(ending(clean: clean), take)
        case .failed(let errno, let text):
            return endStream(ending(errno, text), take)
        case .wouldBlock(let interest):
            return waitAndAct(wantsWriting ? [interest, .writable] : interest, until: limit, interrupts, take)
        }
    }

    /// Queues a message; the next `advance` sends it. False once the session takes none.
    package mutating func send(_ payload: Span<UInt8>, as opcode: Opcode) -> Bool {
        let isSent =
            session.deflate == nil
            ? session.send(payload, as: opcode, key: MaskingKey(word: random.word()), into: &output)
            : session.send(payload, as: opcode, deflating: &deflater, using: &random, into: &output)
        guard isSent else { return false }
        messagesSent += 1
        bytesSent += payload.count
        longestSent = max(longestSent, payload.count)
        watch?.sent(opcode, payload, at: MonotonicClock.now())
        return true
    }

    /// Queues a message that has just come, as it came.
    mutating func echo(_ payload: Payload, as opcode: Opcode, in bytes: Span<UInt8>) {
        guard payload.place == .assembled else {
            _ = send(bytes.extracting(payload.range), as: opcode)
            return
        }
        // One owner more, and no copy.
        let delivered = session.assembled
        _ = send(delivered.span.extracting(payload.range), as: opcode)
    }

    /// Queues a ping of at most 125 bytes; the session notes its round trip.
    package mutating func ping(_ payload: Span<UInt8>) {
        session.ping(payload, at: MonotonicClock.now(), using: &random, into: &output)
    }

    /// Begins the closing handshake.
    package mutating func close(_ payload: ClosePayload) {
        session.close(payload, at: MonotonicClock.now(), using: &random, into: &output)
    }

    /// Writes what goes without waiting; whether something is left.
    mutating func flush() -> Bool {
        session.writeReplies(using: &random, into: &output)
        if Self.write(&output, to: &stream, &wasReset, &writeFailure, &watch) { return true }
        if session.finishesWriting, !hasShutDown {
            stream.shutdownWriting()
            hasShutDown = true
        }
        return false
    }

    private static func write(
        _ output: inout ByteBuffer, to stream: inout Stream, _ wasReset: inout Bool, _ failure: inout String?,
        _ watch: inout WireWatch?
    ) -> Bool {
        while !output.isEmpty {
            switch stream.write(output.span) {
            case .bytes(let count):
                watch?.wrote(output.span.extracting(first: count), at: MonotonicClock.now())
                output.consume(count)
            case .wouldBlock: return true
            case .failed(let errno, let text):
                // What the peer sent before it went is still to be read. The kernel tells of a reset once: the read
                // will then see no more than an end.
                switch errno {
                case SystemFailure.connectionReset: wasReset = true
                case SystemFailure.brokenPipe: break
                default: failure = text
                }
                output.removeAll()
            }
        }
        return false
    }

    private mutating func waitAndAct(
        _ interest: Readiness, until limit: Instant, _ interrupts: Interrupts,
        _ take: (SessionEvent, Span<UInt8>) -> Void
    ) -> Advance {
        inflater.releaseIdle()
        deflater.releaseIdle()
        let deadline = session.nextDeadline.map { min($0, limit) } ?? limit
        switch wait(for: stream.descriptor, interest, until: deadline, interrupts: interrupts) {
        case .ready: return .progressed
        case .interrupted: return .interrupted
        case .deadline:
            let now = MonotonicClock.now()
            guard let due = session.nextDeadline, due <= now else { return .deadline }
            return meetDeadline(now, take)
        }
    }

    private mutating func meetDeadline(_ now: Instant, _ take: (SessionEvent, Span<UInt8>) -> Void) -> Advance {
        session.deadlineReached(at: now, into: &events)
        Self.hand(&events, session, Span(), take)
        return afterRound()
    }

    /// What an end of the reading side says, after what a write has met.
    func ending(clean: Bool) -> StreamEnd {
        if wasReset { return .reset }
        if let writeFailure { return .failed(writeFailure) }
        return clean ? .finished : .truncated
    }

    func ending(_ errno: Int32, _ text: String) -> StreamEnd {
        if case .alert(let number, let text)? = stream.tlsAlert { return .alert(number: number, text: text) }
        return wasReset || errno == SystemFailure.connectionReset ? .reset : .failed(writeFailure ?? text)
    }

    private mutating func endStream(_ end: StreamEnd, _ take: (SessionEvent, Span<UInt8>) -> Void) -> Advance {
        streamEnd = end
        session.endOfStream(at: MonotonicClock.now(), into: &events)
        Self.hand(&events, session, Span(), take)
        return .ended
    }

    private mutating func afterRound() -> Advance {
        guard session.hasEnded else { return .progressed }
        _ = flush()
        return .ended
    }

    private static func feed(
        _ input: inout ByteBuffer, _ session: inout WebSocketSession, _ inflater: inout MessageInflater,
        _ events: inout [SessionEvent], _ take: (SessionEvent, Span<UInt8>) -> Void
    ) {
        let now = MonotonicClock.now()
        while !input.isEmpty {
            let consumed = input.withMutableSpan { bytes in
                let consumed = session.receive(&bytes, at: now, inflating: &inflater, into: &events)
                hand(&events, session, bytes.span, take)
                return consumed
            }
            guard consumed > 0 else { return }
            input.consume(consumed)
        }
    }

    private static func hand(
        _ events: inout [SessionEvent], _ session: WebSocketSession, _ bytes: Span<UInt8>,
        _ take: (SessionEvent, Span<UInt8>) -> Void
    ) {
        for event in events {
            switch event {
            case .message(_, let payload), .ping(let payload), .pong(let payload), .bodyBytes(let payload):
                take(event, session.payload(payload, in: bytes))
            default: take(event, Span())
            }
        }
        events.removeAll(keepingCapacity: true)
    }
}
