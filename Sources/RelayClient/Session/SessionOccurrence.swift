import RelayFrames

/// What happens in an open session beside its messages, as a transcript tells it.
package enum SessionOccurrence: Equatable, Sendable {
    /// The request is on its way.
    indirect case requested(UpgradeRequest)
    indirect case opened(OpenedFacts)
    case pingSent([UInt8])
    case pingReceived([UInt8])
    /// The round trip is nil for a Pong that answers no Ping of ours.
    case pongReceived([UInt8], roundTrip: Duration?)
    case closeSent(ClosePayload)
    case closeReceived(ClosePayload)
    case violation(ProtocolViolation)
    /// An expectation, in the operator's words, was met, or at the end was not.
    case expected(String, isMet: Bool)
    /// Something went over the wire; told where it is watched.
    indirect case wire(WireNote)
}
