/// A stream that ended while the connection was open.
package struct LostFacts: Equatable, Sendable {
    /// Our Close frame, if it had been sent.
    package let sent: ClosePayload?
    /// The stream ended inside a frame, or between the fragments of a message.
    package let isInsideMessage: Bool

    package init(sent: ClosePayload?, isInsideMessage: Bool) {
        self.sent = sent
        self.isInsideMessage = isInsideMessage
    }
}
