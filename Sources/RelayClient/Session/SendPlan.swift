import RelayBytes
import RelayFrames

/// What `ws send` sends and expects.
package struct SendPlan {
    package var messages: [OutgoingMessage] = []
    /// How often they are sent.
    package var repeats = 1
    /// How stdin is cut into messages where they are not given otherwise.
    package var input: InputForm?
    /// Bytes that a message from stdin may have.
    package var longestInput = 16 << 20
    package var expectations = ExpectationList()
    /// The peer's Close is to carry this code.
    package var closeCode: UInt16?
    /// From the last send.
    package var within = Duration.seconds(5)
    /// How long trouble is waited for when all is well.
    package var wait: Duration?
    package var farewell = ClosePayload(code: .normal)

    package init() {}
}
