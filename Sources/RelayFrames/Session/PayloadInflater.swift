import RelayBytes

/// What turns the payload of a compressed message back (RFC 7692 section 7.2.2).
package protocol PayloadInflater: ~Copyable {
    /// Called before the first compressed payload, with what was agreed and our own role.
    mutating func agreed(_ agreement: DeflateAgreement, as role: WebSocketSession.Role)

    /// Inflates the next part of a message onto `output`, adding at most `limit` bytes; `isFinal` marks the message's
    /// last part, which may be empty.
    mutating func inflate(
        _ input: Span<UInt8>, isFinal: Bool, limit: Int, into output: inout [UInt8]
    ) throws(InflateFault)
}

/// Why a payload could not be inflated.
package enum InflateFault: Error, Equatable, Sendable {
    case invalid
    /// There is more than the limit; seen while inflating, not after.
    case tooLong
}
