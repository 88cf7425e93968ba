import RelayBytes
import RelayFrames

/// Who hears of a session's events, in the order of the wire.
package protocol SessionListener {
    /// Takes an event and the bytes of its payload, which are gone afterwards.
    mutating func take(_ event: SessionEvent, _ payload: Span<UInt8>, at now: Instant)

    /// Takes events that came together, if that can be done at once; false: none was taken, and each comes by itself.
    /// A call for each of a million messages costs more than all else that is done with them.
    mutating func takeTogether(
        _ events: [SessionEvent], _ session: WebSocketSession, in bytes: Span<UInt8>, at now: Instant
    ) -> Bool
}

extension SessionListener {
    package mutating func takeTogether(
        _ events: [SessionEvent], _ session: WebSocketSession, in bytes: Span<UInt8>, at now: Instant
    ) -> Bool { false }
}
