import RelayFrames

/// What happens in an open session beside its messages, as a transcript tells it.
package enum SessionOccurrence: Hashable, Sendable {
    case opened(OpenedFacts)
    case pingSent([UInt8])
    case pingReceived([UInt8])
    /// The round trip is nil for a Pong that answers no Ping of ours.
    case pongReceived([UInt8], roundTrip: Duration?)
    case closeSent(ClosePayload)
    case closeReceived(ClosePayload)
    case violation(ProtocolViolation)
}
