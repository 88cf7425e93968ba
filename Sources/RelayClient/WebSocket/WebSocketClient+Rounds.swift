import RelayBytes
import RelayFrames
import RelayHost
import RelayNet

// For who waits for more than the socket: rounds that never wait themselves.
extension WebSocketClient {
    /// What a round came to.
    package enum Round: Equatable, Sendable {
        case progressed
        /// Nothing to do before the stream is ready for this; `nothing` is awaited while reading is paused.
        case waits(Readiness)
        case ended
    }

    /// To wait for.
    package var descriptor: Int32 { stream.descriptor }

    /// Bytes that the socket has not taken yet.
    package var queued: Int { output.count }

    /// Sends what goes without waiting, meets a deadline, and reads once. With `isEchoing` each message is sent back in
    /// its place among the answers.
    package mutating func round(
        isReading: Bool, isEchoing: Bool = false, _ listener: inout some SessionListener
    ) -> Round {
        if session.hasEnded { return .ended }
        let now = MonotonicClock.now()
        if let due = session.nextDeadline, due <= now {
            session.deadlineReached(at: now, into: &events)
            Self.tell(&events, session, at: now, &listener)
            return endOfRound()
        }
        let wantsWriting = flush()
        if let writeFailure { return end(.failed(writeFailure), &listener) }
        // What must be said before the stream may end is read for, paused or not.
        guard isReading else { return .waits(wantsWriting ? .writable : []) }
        let waiting = input.count
        switch stream.read(into: &input, upTo: Self.readSize) {
        case .bytes:
            // Sending may have taken its time.
            let now = MonotonicClock.now()
            noteRead(behind: waiting, at: now)
            feed(at: now, isEchoing: isEchoing, &listener)
            return endOfRound()
        case .ended(let clean): return end(ending(clean: clean), &listener)
        case .failed(let errno, let text):
            return end(ending(errno, text), &listener)
        case .wouldBlock(let interest): return .waits(wantsWriting ? [interest, .writable] : interest)
        }
    }

    /// Tells the watch of what stands behind the bytes that waited before.
    mutating func noteRead(behind earlier: Int, at now: Instant) {
        guard var noting = watch.take() else { return }
        noting.read(input.span.extracting(droppingFirst: earlier), at: now)
        watch = noting
    }

    private mutating func end(_ end: StreamEnd, _ listener: inout some SessionListener) -> Round {
        streamEnd = end
        let now = MonotonicClock.now()
        session.endOfStream(at: now, into: &events)
        Self.tell(&events, session, at: now, &listener)
        return .ended
    }

    private mutating func endOfRound() -> Round {
        guard session.hasEnded else { return .progressed }
        _ = flush()
        return .ended
    }

    private mutating func feed(at now: Instant, isEchoing: Bool, _ listener: inout some SessionListener) {
        // Taken out, so that a message can be answered while its bytes are lent.
        var received = ByteBuffer()
        swap(&received, &input)
        while !received.isEmpty {
            let consumed = received.withMutableSpan { bytes in
                let consumed = session.receive(&bytes, at: now, inflating: &inflater, into: &events)
                if isEchoing { echo(bytes.span) }
                Self.tell(&events, session, bytes.span, at: now, &listener)
                return consumed
            }
            guard consumed > 0 else { break }
            received.consume(consumed)
        }
        swap(&received, &input)
    }

    /// Sends the messages among the events back, and answers the pings in their places.
    private mutating func echo(_ bytes: Span<UInt8>) {
        for event in events {
            switch event {
            case .message(let opcode, let payload): echo(payload, as: opcode, in: bytes)
            case .ping: session.writePong(using: &random, into: &output)
            default: break
            }
        }
    }

    private static func tell(
        _ events: inout [SessionEvent], _ session: WebSocketSession, _ bytes: Span<UInt8> = Span(), at now: Instant,
        _ listener: inout some SessionListener
    ) {
        for event in events {
            switch event {
            case .message(_, let payload), .ping(let payload), .pong(let payload), .bodyBytes(let payload):
                listener.take(event, session.payload(payload, in: bytes), at: now)
            default: listener.take(event, Span(), at: now)
            }
        }
        events.removeAll(keepingCapacity: true)
    }
}
