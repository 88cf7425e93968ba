import RelayBytes
import RelayDeflate
import RelayFrames
import RelayHost
import RelayNet

// What is sent: queued first, then written as far as the socket takes it.
extension WebSocketClient {
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
}
