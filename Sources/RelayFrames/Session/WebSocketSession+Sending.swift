import RelayBytes

extension WebSocketSession {
    /// Output beyond which pongs wait, so that a flood of pings cannot fill it; a driver limits itself well below.
    private static let pongBacklog = 1 << 20

    /// Writes a message in one frame, compressed if that was agreed. Text must be UTF-8.
    ///
    /// Returns whether it was written: nothing is before the connection is open or after our Close frame.
    @discardableResult
    package mutating func send<Deflater: PayloadDeflater & ~Copyable>(
        _ payload: Span<UInt8>, as opcode: Opcode, deflating deflater: inout Deflater,
        using generator: inout some RandomNumberGenerator, into output: inout ByteBuffer
    ) -> Bool {
        guard canSend else { return false }
        let key = maskingKey(using: &generator)
        if let deflate, !opcode.isControl {
            if !isDeflaterReady {
                deflater.agreed(deflate, as: role)
                isDeflaterReady = true
            }
            let isDeflated = deflater.deflate(payload) { compressed in
                FrameWriter.write(compressed, as: opcode, isCompressed: true, key: key, into: &output)
            }
            if isDeflated { return true }
        }
        FrameWriter.write(payload, as: opcode, key: key, into: &output)
        return true
    }

    /// Writes a message as it is under a key that nothing else was masked with; a server has none. For where no
    /// compression was agreed.
    package mutating func send(
        _ payload: Span<UInt8>, as opcode: Opcode, key: MaskingKey?, into output: inout ByteBuffer
    ) -> Bool {
        guard canSend else { return false }
        FrameWriter.write(payload, as: opcode, key: key, into: &output)
        return true
    }

    /// Writes a message that the last `receive` reported back as it came; `bytes` are those that were received.
    package mutating func echo<Deflater: PayloadDeflater & ~Copyable>(
        _ payload: Payload, as opcode: Opcode, in bytes: Span<UInt8>, deflating deflater: inout Deflater,
        using generator: inout some RandomNumberGenerator, into output: inout ByteBuffer
    ) -> Bool {
        guard payload.place == .assembled else {
            return send(
                bytes.extracting(payload.range), as: opcode, deflating: &deflater, using: &generator, into: &output)
        }
        // One owner more for as long as it takes, and no copy: sending leaves what was delivered alone.
        let delivered = assembled
        return send(
            delivered.span.extracting(payload.range), as: opcode, deflating: &deflater, using: &generator, into: &output
        )
    }

    /// Writes a ping of at most 125 bytes and awaits its pong.
    package mutating func ping(
        _ payload: Span<UInt8>, at now: Instant, using generator: inout some RandomNumberGenerator,
        into output: inout ByteBuffer
    ) {
        precondition(payload.count <= 125, "a control frame has at most 125 bytes")
        guard state == .open else { return }
        keepalive.sent(payload, at: now, limits)
        FrameWriter.write(payload, as: .ping, key: maskingKey(using: &generator), into: &output)
    }

    /// Answers the oldest ping, so that its pong keeps its place among our messages.
    package mutating func writePong(using generator: inout some RandomNumberGenerator, into output: inout ByteBuffer) {
        guard canSend, output.count < Self.pongBacklog, !pongs.isEmpty else { return }
        let key = maskingKey(using: &generator)
        pongs.takeFirst { FrameWriter.write($0, as: .pong, key: key, into: &output) }
    }

    /// Writes the pongs that are due, and the Close frame that answers the peer's or fails the connection.
    package mutating func writeReplies(
        using generator: inout some RandomNumberGenerator, into output: inout ByteBuffer
    ) {
        while !pongs.isEmpty, canSend, output.count < Self.pongBacklog { writePong(using: &generator, into: &output) }
        switch state {
        case .answering(let received):
            // Section 5.5.1: it "typically echos the status code it received".
            let reply = ClosePayload(code: received.code)
            writeClose(reply, using: &generator, into: &output)
            state = .draining(.closed(ClosedFacts(first: .peer, sent: reply, received: received)))
        case .failing(let violation):
            writeClose(
                ClosePayload(code: violation.closeCode, reason: violation.description), using: &generator, into: &output
            )
            state = .draining(.violation(violation))
        default: break
        }
    }

    /// Begins the closing handshake (RFC 6455 section 7.1.2). Without effect unless the connection is open.
    package mutating func close(
        _ payload: ClosePayload, at now: Instant, using generator: inout some RandomNumberGenerator,
        into output: inout ByteBuffer
    ) {
        guard state == .open else { return }
        writeReplies(using: &generator, into: &output)
        writeClose(payload, using: &generator, into: &output)
        state = .closing
        deadline = now + limits.close
        keepalive.nextPing = nil
    }

    private mutating func writeClose(
        _ payload: ClosePayload, using generator: inout some RandomNumberGenerator, into output: inout ByteBuffer
    ) {
        FrameWriter.write(payload.bytes.span, as: .close, key: maskingKey(using: &generator), into: &output)
        sentClose = payload
    }

    /// A fresh key for a client's frame; a server's is not masked (section 5.1).
    private func maskingKey(using generator: inout some RandomNumberGenerator) -> MaskingKey? {
        role == .client ? .random(using: &generator) : nil
    }
}
