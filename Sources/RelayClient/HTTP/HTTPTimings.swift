import RelayBytes

/// When each part of an exchange was over; nil where it did not come to that.
package struct HTTPTimings: Equatable, Sendable {
    package let began: Instant
    package let resolved: Instant?
    package let connected: Instant?
    /// The end of the TLS handshake.
    package let secured: Instant?
    /// The request could be sent from here on.
    package let ready: Instant?
    package let firstByte: Instant?
    package let ended: Instant

    package init(
        began: Instant, resolved: Instant? = nil, connected: Instant? = nil, secured: Instant? = nil,
        ready: Instant? = nil, firstByte: Instant? = nil, ended: Instant
    ) {
        self.began = began
        self.resolved = resolved
        self.connected = connected
        self.secured = secured
        self.ready = ready
        self.firstByte = firstByte
        self.ended = ended
    }
}

/// The part of an exchange in which it stopped.
package enum HTTPPhase: Equatable, Sendable {
    case resolving
    case connecting
    case tlsHandshake
    /// The request is under way or sent, and no complete response head has come.
    case awaitingHead
    case body
}
