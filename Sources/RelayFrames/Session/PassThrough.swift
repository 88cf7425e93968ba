import RelayBytes

/// The inflater and deflater of a session that agreed on no compression.
package struct PassThrough: PayloadInflater, PayloadDeflater, Equatable, Sendable {
    package init() {}

    package mutating func agreed(_ agreement: DeflateAgreement, as role: WebSocketSession.Role) {}

    package mutating func inflate(
        _ input: Span<UInt8>, isFinal: Bool, limit: Int, into output: inout [UInt8]
    ) throws(InflateFault) {
        throw .invalid
    }

    package mutating func deflate(_ payload: Span<UInt8>, _ use: (Span<UInt8>) -> Void) -> Bool { false }
}
