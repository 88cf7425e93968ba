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
    var hasShutDown = false
    /// A write met a reset.
    var wasReset = false
    /// A write failed in a way that says nothing of what the peer still sends: nothing more can be waited for.
    var writeFailure: String?
    /// Messages that were queued for sending, and their bytes.
    package internal(set) var messagesSent = 0
    package internal(set) var bytesSent = 0
    /// The longest message that was sent, in bytes.
    var longestSent = 0

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
        let waiting = input.count
        switch stream.read(into: &input, upTo: Self.readSize) {
        case .bytes:
            if watch != nil { noteRead(behind: waiting, at: MonotonicClock.now()) }
            Self.feed(&input, &session, &inflater, &events, take)
            return afterRound()
        case .ended(let clean): return endStream(ending(clean: clean), take)
        case .failed(let errno, let text):
            return endStream(ending(errno, text), take)
        case .wouldBlock(let interest):
            return waitAndAct(wantsWriting ? [interest, .writable] : interest, until: limit, interrupts, take)
        }
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

    static func hand(
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
