/// What the first two bytes of a frame must satisfy, given who sends it and what was agreed.
package struct FrameRules: Equatable, Sendable {
    /// Frames must be masked: they come from a client (RFC 6455 section 5.1).
    package let expectsMask: Bool
    /// permessage-deflate was agreed, which gives RSV1 a meaning (RFC 7692 section 6).
    package let allowsCompression: Bool

    package init(expectsMask: Bool, allowsCompression: Bool) {
        self.expectsMask = expectsMask
        self.allowsCompression = allowsCompression
    }

    /// Checks what can be judged as soon as two bytes are there.
    package func check(_ first: UInt8, _ second: UInt8) throws(ProtocolViolation) {
        let opcode = first & 0x0f
        if first & 0x70 != 0 { try checkReserved(first) }
        guard opcode < 3 || opcode &- 8 < 3 else { throw .reservedOpcode(opcode) }
        if opcode & 0x8 != 0 {
            guard first & 0x80 != 0 else { throw .fragmentedControl }
            guard second & 0x7f <= 125 else { throw .controlTooLong }
        }
        guard (second & 0x80 != 0) == expectsMask else { throw expectsMask ? .unmaskedFromClient : .maskedFromServer }
    }

    private func checkReserved(_ first: UInt8) throws(ProtocolViolation) {
        guard allowsCompression, first & 0x30 == 0 else { throw .reservedBits(first >> 4 & 0x7) }
        let opcode = first & 0x0f
        if opcode & 0x8 != 0 { throw .compressedControl }
        if opcode == 0 { throw .compressedContinuation }
    }
}
