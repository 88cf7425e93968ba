import RelayBytes
import RelayFrames

/// Who hears of a session's events, in the order of the wire.
package protocol SessionListener {
    /// Takes an event and the bytes of its payload, which are gone afterwards.
    mutating func take(_ event: SessionEvent, _ payload: Span<UInt8>, at now: Instant)
}
