/// A clean closing handshake: who began it, and what both sides said.
package struct ClosedFacts: Equatable, Sendable {
    package enum Side: Equatable, Sendable { case us, peer }

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
