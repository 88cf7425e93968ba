/// How a session ended.
package enum Ending: Equatable, Sendable {
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

    package enum Timeout: Equatable, Sendable {
        /// No whole head in time; bytes received.
        case handshake(bytes: Int)
        /// Our Close frame was not answered.
        case close
        /// A ping was not answered.
        case pong
    }
}
