// One connection, driven from outside:
//
//     var session = try WebSocketSession(client: request, limits: limits, at: now)
//     session.start(into: &output)                                     // client only
//     loop:
//         write `output` while the stream takes it; if it is empty and session.finishesWriting: shut down writing
//         wait until readable, or writable if output is not empty, or session.nextDeadline
//         at the deadline:   session.deadlineReached(at: now, into: &events)
//         bytes were read:   repeat, dropping what was consumed, while it is more than 0
//             consumed = session.receive(&bytes, at: now, inflating: &inflater, into: &events)
//             for event in events {
//             case .message(let opcode, let payload):
//                 session.payload(payload, in: bytes.span)             // a span, valid until the next receive
//                 session.send(reply, as: opcode, deflating: &deflater, using: &random, into: &output)
//             case .ping: session.writePong(using: &random, into: &output)       // in order among the messages
//             case .upgradeRequested(let offer):                       // server: receive reads no further until
//                 session.accept(UpgradeResponse(to: offer), at: now, into: &output)   // accept, open or refuse
//             case .ended(let ending): flush `output`, close, stop
//             }
//             session.writeReplies(using: &random, into: &output)      // pongs, Close frames; also after each write
//         at its end:        session.endOfStream(at: now, into: &events)
//     before a long wait:    session.releaseDelivered()                // an idle session owns no heap
//
// `receive` never throws: a violation is an event after those of the frames before it.

import RelayBytes

/// One WebSocket connection without its stream, in either role (RFC 6455): bytes, time and randomness go in; events,
/// bytes to send and the next deadline come out.
package struct WebSocketSession: Equatable, Sendable {
    package enum Role: Equatable, Sendable { case client, server }

    package let role: Role
    package let limits: SessionLimits
    package internal(set) var state: State
    /// What was agreed for permessage-deflate.
    package internal(set) var deflate: DeflateAgreement?
    /// Messages that did not lie in one piece in the bytes received. Payloads point into it until the next `receive`.
    package internal(set) var assembled: [UInt8] = []
    /// The payload of a control frame that did not lie in one piece.
    package internal(set) var control: [UInt8] = []
    /// From our last ping to its pong.
    package internal(set) var lastRoundTrip: Duration?

    /// What only the opening handshake needs; dropped when it is over.
    var handshake: HandshakeProgress?
    var headerReader = FrameHeaderReader()
    var frame: FrameProgress?
    var message: MessageProgress?
    var partialControl: [UInt8] = []
    var isInflaterReady = false
    var isDeflaterReady = false
    var pongs = PongQueue()
    /// Our Close frame, once written.
    var sentClose: ClosePayload?
    /// The deadline of the present state.
    var deadline: Instant?
    var keepalive = Keepalive()

    /// A client's session; `start` writes the request.
    ///
    /// - Throws: what makes the request unfit to be sent.
    package init(
        client request: UpgradeRequest, limits: SessionLimits = SessionLimits(), at now: Instant
    ) throws(UpgradeRequestFault) {
        try request.validate()
        role = .client
        self.limits = limits
        state = .awaitingResponse
        handshake = HandshakeProgress(reader: HeadReader(.response, limits: limits.head), request: request)
        deadline = now + limits.handshake
    }

    /// A server's session, which awaits a request.
    package init(server limits: SessionLimits, at now: Instant) {
        role = .server
        self.limits = limits
        state = .awaitingRequest
        handshake = HandshakeProgress(reader: HeadReader(.request, limits: limits.head), request: nil)
        deadline = now + limits.handshake
    }

    /// Client: writes the request. Nothing else may be sent before the response (RFC 6455 section 4.1).
    package mutating func start(into output: inout ByteBuffer) {
        handshake?.request?.write(into: &output)
    }

    /// The bytes of a payload; `bytes` are those that were handed to the `receive` that reported it.
    @_lifetime(borrow self, copy bytes)
    package func payload(_ payload: Payload, in bytes: Span<UInt8>) -> Span<UInt8> {
        switch payload.place {
        case .received: bytes.extracting(payload.range)
        case .assembled: assembled.span.extracting(payload.range)
        case .control: control.span.extracting(payload.range)
        }
    }

    /// Forgets what the last `receive` delivered, and the memory it took. A message under way is kept.
    package mutating func releaseDelivered() {
        dropDelivered()
        if message == nil { assembled = [] }
        control = []
    }

    /// Whether `send` still sends.
    package var canSend: Bool {
        switch state {
        case .open, .answering, .failing: true
        default: false
        }
    }

    /// Nothing will be written any more: once the output is flushed, writing may be shut down. A client leaves it to
    /// the server to close first after a clean closing handshake (RFC 6455 section 7.1.1).
    package var finishesWriting: Bool {
        switch state {
        case .draining(.closed): role == .server
        case .draining, .ended: true
        default: false
        }
    }
}
