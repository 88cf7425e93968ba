import RelayBytes

/// What compresses the payload of a message (RFC 7692 section 7.2.1).
package protocol PayloadDeflater: ~Copyable {
    /// Called before the first payload, with what was agreed and our own role.
    mutating func agreed(_ agreement: DeflateAgreement, as role: WebSocketSession.Role)

    /// Lends the compressed payload to `use`, or returns false to have the message sent as it is.
    mutating func deflate(_ payload: Span<UInt8>, _ use: (Span<UInt8>) -> Void) -> Bool
}
