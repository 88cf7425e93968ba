import RelayBytes

extension WebSocketSession {
    /// Server: accepts the request; the connection is open.
    package mutating func accept(_ response: UpgradeResponse, at now: Instant, into output: inout ByteBuffer) {
        open(writing: response.bytes, deflate: response.deflate, at: now, into: &output)
    }

    /// Server: writes `head` in place of a lawful response, and is open nevertheless.
    package mutating func open(
        writing head: [UInt8], deflate agreement: DeflateAgreement? = nil, at now: Instant,
        into output: inout ByteBuffer
    ) {
        precondition(state == .deciding, "no request awaits its answer")
        output.append(contentsOf: head)
        opened(agreement, at: now)
    }

    /// Server: writes `response`, whatever it is, and is done; the connection is to be closed.
    package mutating func refuse(writing response: [UInt8], at now: Instant, into output: inout ByteBuffer) {
        precondition(state == .deciding, "no request awaits its answer")
        output.append(contentsOf: response)
        handshake = nil
        state = .draining(.refusedRequest)
        deadline = now + limits.linger
    }
}
