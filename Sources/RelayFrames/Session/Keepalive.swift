import RelayBytes

/// Our own pings: when the next is due, and which one awaits its pong.
struct Keepalive: Equatable, Sendable {
    var nextPing: Instant?
    var pongDeadline: Instant?
    var sentAt: Instant?
    /// The payload that the pong must bring back.
    var payload: [UInt8] = []

    mutating func sent(_ payload: Span<UInt8>, at now: Instant, _ limits: SessionLimits) {
        self.payload = unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }
        sentAt = now
        // An unanswered ping keeps its own deadline.
        if pongDeadline == nil { pongDeadline = limits.pong.map { now + $0 } }
        nextPing = limits.pingInterval.map { now + $0 }
    }

    /// Takes a pong; the round trip if it answers our last ping (RFC 6455 section 5.5.3).
    mutating func received(_ pong: Span<UInt8>, at now: Instant, _ limits: SessionLimits) -> Duration? {
        guard let sentAt else { return nil }
        guard pong.count == payload.count, payload.indices.allSatisfy({ pong[$0] == payload[$0] }) else {
            // It answers an earlier ping: the peer is alive, and the last ping keeps its own time.
            pongDeadline = limits.pong.map { sentAt + $0 }
            return nil
        }
        self.sentAt = nil
        pongDeadline = nil
        payload = []
        return now - sentAt
    }
}
