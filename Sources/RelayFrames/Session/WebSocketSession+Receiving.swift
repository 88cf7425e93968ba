import RelayBytes

extension WebSocketSession {
    /// Events that one call reports at most, so that a flood of tiny frames takes no more memory than they do.
    private static let eventLimit = 2048
    /// Bytes of assembled messages that one call delivers, beyond the last of them.
    private static let deliveryLimit = 1 << 20
    /// Room that a busy session keeps for its next message.
    private static let keptCapacity = 2 << 20

    /// Reads what the peer sent, unmasking it in place, and returns how many bytes it consumed.
    ///
    /// Less than all is consumed when a server must decide about a request, or when enough was delivered for one call:
    /// hand in the rest again, unless nothing was consumed.
    package mutating func receive<Inflater: PayloadInflater & ~Copyable>(
        _ bytes: inout MutableSpan<UInt8>, at now: Instant, inflating inflater: inout Inflater,
        into events: inout [SessionEvent]
    ) -> Int {
        dropDelivered()
        let lastEvent = events.count + Self.eventLimit
        var position = 0
        while position < bytes.count, events.count < lastEvent {
            switch state {
            case .awaitingResponse, .awaitingRequest: readHead(bytes.span, &position, at: now, into: &events)
            case .refused: readRefusal(bytes.span, &position, into: &events)
            case .deciding: return position
            case .open, .closing:
                do throws(ProtocolViolation) {
                    try readFrames(
                        &bytes, &position, at: now, inflating: &inflater, into: &events, lastEvent: lastEvent)
                } catch {
                    fail(error, at: now, into: &events)
                }
                if message?.start ?? assembled.count > Self.deliveryLimit { return position }
            case .answering, .failing, .draining, .ended: return bytes.count
            }
        }
        return position
    }

    /// Forgets what the last call delivered; a message under way moves to the front.
    mutating func dropDelivered() {
        if !control.isEmpty { control.removeAll(keepingCapacity: true) }
        guard !assembled.isEmpty else { return }
        if let start = message?.start {
            guard start > 0 else { return }
            assembled.removeSubrange(..<start)
            message?.start = 0
        } else {
            assembled.removeAll(keepingCapacity: assembled.capacity <= Self.keptCapacity)
        }
    }

    /// Reads frames until the bytes are used up, the peer's Close frame has come or enough was delivered.
    private mutating func readFrames<Inflater: PayloadInflater & ~Copyable>(
        _ bytes: inout MutableSpan<UInt8>, _ position: inout Int, at now: Instant, inflating inflater: inout Inflater,
        into events: inout [SessionEvent], lastEvent: Int
    ) throws(ProtocolViolation) {
        let rules = FrameRules(expectsMask: role == .server, allowsCompression: deflate != nil)
        while position < bytes.count, events.count < lastEvent {
            if frame == nil {
                guard let header = try headerReader.read(bytes.span, &position, rules: rules) else { return }
                if try readWhole(header, &bytes, &position, into: &events) { continue }
                if !header.opcode.isControl { try begin(header) }
                frame = FrameProgress(header: header)
            }
            if frame?.header.opcode.isControl == true {
                try readControl(&bytes, &position, at: now, into: &events)
                if case .answering = state { return }
                if case .draining = state { return }
            } else {
                try readData(&bytes, &position, inflating: &inflater, into: &events)
                if message?.start ?? assembled.count > Self.deliveryLimit { return }
            }
        }
    }

    /// The common case: an uncompressed message in one frame, all of it there.
    private mutating func readWhole(
        _ header: FrameHeader, _ bytes: inout MutableSpan<UInt8>, _ position: inout Int,
        into events: inout [SessionEvent]
    ) throws(ProtocolViolation) -> Bool {
        guard header.isFinal, !header.isCompressed, message == nil, header.length <= bytes.count &- position,
            header.opcode == .text || header.opcode == .binary
        else { return false }
        guard header.length <= limits.messageBytes else { throw .messageTooBig(limit: limits.messageBytes) }
        let range = position..<(position &+ header.length)
        if let key = header.key { Mask.apply(key, to: &bytes, in: range) }
        if header.opcode == .text {
            var validator = UTF8Validator()
            try Self.validate(bytes.span.extracting(range), isFinal: true, with: &validator)
        }
        events.append(.message(header.opcode, Payload(.received, range)))
        position = range.upperBound
        return true
    }

    /// Takes the header of a data frame that is read in pieces.
    private mutating func begin(_ header: FrameHeader) throws(ProtocolViolation) {
        if header.opcode == .continuation {
            guard message != nil else { throw .unexpectedContinuation }
            message?.fragments += 1
            if let count = message?.fragments, count > limits.fragments {
                throw .tooManyFragments(limit: limits.fragments)
            }
        } else {
            guard message == nil else { throw .unfinishedMessage }
            message = MessageProgress(
                opcode: header.opcode, isCompressed: header.isCompressed, start: assembled.count)
        }
        // Decided by the announced length, before any of it is kept. What is compressed is measured as it inflates.
        guard let message, !message.isCompressed else { return }
        guard header.length <= limits.messageBytes - (assembled.count - message.start) else {
            throw .messageTooBig(limit: limits.messageBytes)
        }
    }

    /// Reads what is there of a data frame's payload.
    private mutating func readData<Inflater: PayloadInflater & ~Copyable>(
        _ bytes: inout MutableSpan<UInt8>, _ position: inout Int, inflating inflater: inout Inflater,
        into events: inout [SessionEvent]
    ) throws(ProtocolViolation) {
        guard let current = frame, var progress = message else { return }
        let range = position..<min(bytes.count, position + current.remaining)
        guard !range.isEmpty || current.remaining == 0 else { return }
        if let key = current.header.key { Mask.apply(key, to: &bytes, in: range, offset: current.received) }
        position = range.upperBound
        let isLast = range.count == current.remaining && current.header.isFinal
        let kept = assembled.count
        if progress.isCompressed {
            try inflate(bytes.span.extracting(range), isFinal: isLast, progress, with: &inflater)
        } else {
            let part = bytes.span.extracting(range)
            unsafe part.withUnsafeBufferPointer { unsafe assembled.append(contentsOf: $0) }
        }
        if progress.opcode == .text {
            try Self.validate(
                assembled.span.extracting(kept..<assembled.count), isFinal: isLast, with: &progress.validator)
        }
        if range.count < current.remaining {
            frame?.received += range.count
            message = progress
        } else {
            frame = nil
            message = isLast ? nil : progress
            if isLast {
                events.append(.message(progress.opcode, Payload(.assembled, progress.start..<assembled.count)))
            }
        }
    }

    private mutating func inflate<Inflater: PayloadInflater & ~Copyable>(
        _ input: Span<UInt8>, isFinal: Bool, _ message: MessageProgress, with inflater: inout Inflater
    ) throws(ProtocolViolation) {
        if !isInflaterReady, let deflate {
            inflater.agreed(deflate, as: role)
            isInflaterReady = true
        }
        let left = limits.messageBytes - (assembled.count - message.start)
        do throws(InflateFault) {
            try inflater.inflate(input, isFinal: isFinal, limit: left, into: &assembled)
        } catch .tooLong {
            throw .messageTooBig(limit: limits.messageBytes)
        } catch {
            throw .invalidDeflate
        }
    }

    private static func validate(
        _ text: Span<UInt8>, isFinal: Bool, with validator: inout UTF8Validator
    ) throws(ProtocolViolation) {
        do throws(UTF8Validator.Fault) { try validator.consume(text) } catch { throw .textNotUTF8 }
        if isFinal, !validator.isComplete { throw .textEndsInsideCodePoint }
    }
}
