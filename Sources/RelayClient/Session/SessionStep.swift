import RelayBytes
import RelayFrames

/// What an open session is to do next.
package enum SessionStep: Equatable, Sendable {
    /// Wait for something to happen, at most until then.
    case wait(until: Instant?)
    /// Send a Ping with that payload, and ask again.
    case ping([UInt8])
    /// Begin the closing handshake.
    case close(ClosePayload)
}
