import RelayFrames

/// What `ws connect` does with stdin and stdout.
package struct StreamPlan: Sendable {
    /// Sent first, in order.
    package var first: [OutgoingMessage] = []
    /// How stdin is cut into messages; nil leaves it alone.
    package var input: InputForm? = .lines
    /// Bytes that a message from stdin may have.
    package var longestInput = 16 << 20
    package var onEOF = OnEOF.usual
    /// Once the first messages are sent, a stdin that gives nothing counts as ended.
    package var endsWhenIdle = false
    package var farewell = ClosePayload(code: .normal)
    /// Every message goes back as it came; stdin is left alone and ends nothing.
    package var echoes = false
    package var isShowing = true
    /// A Close after so many shown messages.
    package var mostMessages: Int?

    package init() {}
}
