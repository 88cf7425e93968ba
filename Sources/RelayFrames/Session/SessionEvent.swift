/// What a session saw, in the order of the wire.
package enum SessionEvent: Equatable, Sendable {
    /// A whole message; the opcode is `text` or `binary`.
    case message(Opcode, Payload)
    /// Answer it with `writePong`.
    case ping(Payload)
    case pong(Payload)
    /// The peer's Close frame. The answer is written by `writeReplies`.
    indirect case closeReceived(ClosePayload)
    /// The peer broke a rule; the failing Close frame is written by `writeReplies`.
    case violation(ProtocolViolation)
    /// `SessionLimits.pingInterval` has passed: send a ping.
    case pingDue

    /// Client: a 1xx response other than 101, which is skipped.
    indirect case interim(ResponseHead)
    /// Client: the opening handshake succeeded.
    indirect case opened(OpenedFacts)
    /// Client: a status other than 101. Its body follows.
    indirect case refused(ResponseHead)
    /// Client: part of a refusal's body, without chunk framing.
    case bodyBytes(Payload)
    /// Client: a 101 with faults, or a head that cannot be read; the head as far as it was read.
    indirect case invalidHandshake([HandshakeViolation], ResponseHead?)

    /// Server: a valid request. Decide with `accept`, `open` or `refuse`.
    indirect case upgradeRequested(UpgradeOffer)
    /// Server: a request that is no valid upgrade, and why; it waits for `refuse`.
    indirect case upgradeRejected(Rejection, RequestHead?)
    /// Server: a request that asks for no WebSocket. What follows the head is left unread.
    indirect case httpRequest(RequestHead)

    /// The last event of every session.
    indirect case ended(Ending)
}
