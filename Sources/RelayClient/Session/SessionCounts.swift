import RelayBytes

/// What went and came in a session.
package struct SessionCounts: Equatable, Sendable {
    package var messagesSent = 0
    package var bytesSent = 0
    /// The longest message that was sent, in bytes.
    package var longestSent = 0
    package var messagesReceived = 0
    package var bytesReceived = 0

    package init() {}

    package static func + (left: SessionCounts, right: SessionCounts) -> SessionCounts {
        var sum = left
        sum.messagesSent += right.messagesSent
        sum.bytesSent += right.bytesSent
        sum.longestSent = max(sum.longestSent, right.longestSent)
        sum.messagesReceived += right.messagesReceived
        sum.bytesReceived += right.bytesReceived
        return sum
    }
}
