import RelayBytes

extension WebSocketSession {
    /// Reads what is there of a control frame's payload, and acts on the whole of it (RFC 6455 section 5.5).
    mutating func readControl(
        _ bytes: inout MutableSpan<UInt8>, _ position: inout Int, at now: Instant, into events: inout [SessionEvent]
    ) throws(ProtocolViolation) {
        guard let current = frame else { return }
        let range = position..<min(bytes.count, position + current.remaining)
        if let key = current.header.key { Mask.apply(key, to: &bytes, in: range, offset: current.received) }
        position = range.upperBound
        if range.count == current.header.length {
            frame = nil
            let content = bytes.span.extracting(range)
            try take(current.header.opcode, content, Payload(.received, range), at: now, into: &events)
            return
        }
        let part = bytes.span.extracting(range)
        unsafe part.withUnsafeBufferPointer { unsafe partialControl.append(contentsOf: $0) }
        if range.count < current.remaining {
            frame?.received += range.count
            return
        }
        frame = nil
        let whole = partialControl
        partialControl = []
        control = whole
        try take(current.header.opcode, whole.span, Payload(.control, 0..<whole.count), at: now, into: &events)
    }

    private mutating func take(
        _ opcode: Opcode, _ content: Span<UInt8>, _ payload: Payload, at now: Instant,
        into events: inout [SessionEvent]
    ) throws(ProtocolViolation) {
        switch opcode {
        case .ping:
            if state == .open { pongs.append(content) }
            events.append(.ping(payload))
        case .pong:
            if let roundTrip = keepalive.received(content, at: now, limits) { lastRoundTrip = roundTrip }
            events.append(.pong(payload))
        default:
            try takeClose(try ClosePayload(content), at: now, into: &events)
        }
    }

    /// Section 5.5.1: "If an endpoint receives a Close frame and did not previously send a Close frame, the endpoint
    /// MUST send a Close frame in response."
    private mutating func takeClose(
        _ received: ClosePayload, at now: Instant, into events: inout [SessionEvent]
    ) throws(ProtocolViolation) {
        events.append(.closeReceived(received))
        message = nil
        if let sentClose {
            state = .draining(.closed(ClosedFacts(first: .us, sent: sentClose, received: received)))
        } else {
            state = .answering(received)
        }
        beginLinger(at: now)
    }

    /// Fails the connection (section 7.1.7).
    mutating func fail(_ violation: ProtocolViolation, at now: Instant, into events: inout [SessionEvent]) {
        events.append(.violation(violation))
        message = nil
        frame = nil
        state = sentClose == nil ? .failing(violation) : .draining(.violation(violation))
        beginLinger(at: now)
    }

    /// From here the end of the stream is awaited, though not longer than our own Close frame allowed.
    private mutating func beginLinger(at now: Instant) {
        let limit = now + limits.linger
        deadline = sentClose == nil ? limit : min(deadline ?? limit, limit)
        keepalive = Keepalive()
    }
}
