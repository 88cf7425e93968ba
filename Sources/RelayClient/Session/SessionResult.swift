import RelayBytes
import RelayEvidence
import RelayFrames

/// What a driven session came to.
package struct SessionResult<Part: SessionPart> {
    package let handshake: HandshakeFacts
    package let stop: SessionStop
    /// How the protocol ended; nil where the run stopped before.
    package let ending: Ending?
    package let streamEnd: StreamEnd?
    package let counts: SessionCounts
    package let part: Part
    /// Input that was read and not sent.
    package let unsent: ByteBuffer
    /// No more input will come.
    package let inputIsOver: Bool
}
