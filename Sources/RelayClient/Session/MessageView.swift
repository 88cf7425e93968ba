import RelayBytes
import RelayFrames

/// How what comes is shown on stdout: appends to bytes that are on their way there.
package protocol MessageView {
    /// Whether the message is one of those to be shown.
    mutating func shows(_ opcode: Opcode, _ payload: Span<UInt8>) -> Bool

    /// A message came.
    mutating func show(_ opcode: Opcode, _ payload: Span<UInt8>, at now: Instant, into output: inout ByteBuffer)

    /// Something else happened.
    mutating func show(_ occurrence: SessionOccurrence, at now: Instant, into output: inout ByteBuffer)
}
