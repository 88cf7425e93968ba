/// How a session ended.
package enum Ending: Hashable, Sendable {
    /// Both Close frames went over the wire (RFC 6455 section 7.1.4: closed cleanly).
    case closed(ClosedFacts)
    /// The stream ended without the peer's Close frame (1006).
    case lost(LostFacts)
    /// The peer broke a rule and the connection was failed.
    case violation(ProtocolViolation)
    case timedOut(Timeout)
    /// Client: a status other than 101, and how its body ended.
    case refused(status: Int, body: RefusalBody.End)
    /// Client: a 101 that is no valid opening handshake, or no HTTP.
    case invalidHandshake([HandshakeViolation])
    /// The stream ended before a whole head; bytes received.
    case noHead(bytes: Int)
    /// Server: the request was refused.
    case refusedRequest

    package enum Timeout: Hashable, Sendable {
        /// No whole head in time; bytes received.
        case handshake(bytes: Int)
        /// Our Close frame was not answered.
        case close
        /// A ping was not answered.
        case pong
    }
}

/// A clean closing handshake: who began it, and what both sides said.
package struct ClosedFacts: Hashable, Sendable {
    package enum Side: Hashable, Sendable { case us, peer }

    package let first: Side
    /// Nil if the stream ended before our answer could be sent.
    package let sent: ClosePayload?
    package let received: ClosePayload

    package init(first: Side, sent: ClosePayload?, received: ClosePayload) {
        self.first = first
        self.sent = sent
        self.received = received
    }
}

/// A stream that ended while the connection was open.
package struct LostFacts: Hashable, Sendable {
    /// Our Close frame, if it had been sent.
    package let sent: ClosePayload?
    /// The stream ended inside a frame, or between the fragments of a message.
    package let isInsideMessage: Bool

    package init(sent: ClosePayload?, isInsideMessage: Bool) {
        self.sent = sent
        self.isInsideMessage = isInsideMessage
    }
}
