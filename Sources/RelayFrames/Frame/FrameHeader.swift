/// The part of a frame before its payload (RFC 6455 section 5.2).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-+-+-+-+-------+-+-------------+-------------------------------+
///     |F|R|R|R| opcode|M| Payload len |    Extended payload length    |
///     |I|S|S|S|  (4)  |A|     (7)     |            (16/64)            |
///     |N|V|V|V|       |S|             |   (if payload len==126/127)   |
///     | |1|2|3|       |K|             |                               |
///     +-+-+-+-+-------+-+-------------+ - - - - then the masking key -+
package struct FrameHeader: Equatable, Sendable {
    package let isFinal: Bool
    /// RSV1: the message is compressed (RFC 7692 section 6).
    package let isCompressed: Bool
    package let opcode: Opcode
    package let key: MaskingKey?
    /// The announced length of the payload in bytes: a claim, nothing is allocated by it.
    package let length: Int

    package init(isFinal: Bool, isCompressed: Bool = false, opcode: Opcode, key: MaskingKey?, length: Int) {
        self.isFinal = isFinal
        self.isCompressed = isCompressed
        self.opcode = opcode
        self.key = key
        self.length = length
    }

    /// The most bytes that a header has.
    package static let maximumSize = 14

    /// The bytes of a header whose second byte is `second`, 2...14.
    package static func size(second: UInt8) -> Int {
        let extended =
            switch second & 0x7f {
            case 126: 2
            case 127: 8
            default: 0
            }
        return 2 + extended + (second & 0x80 == 0 ? 0 : 4)
    }

    /// Reads a whole header that lies in `high`, then `low`, its first byte on top, and passed `FrameRules`.
    ///
    /// - Throws: `lengthNotMinimal`, `lengthTopBit`.
    init(high: UInt64, low: UInt64) throws(ProtocolViolation) {
        let first = UInt8(truncatingIfNeeded: high >> 56)
        let second = UInt8(truncatingIfNeeded: high >> 48)
        guard let opcode = Opcode(rawValue: first & 0x0f) else { throw .reservedOpcode(first & 0x0f) }
        let keyBits: UInt32
        switch second & 0x7f {
        case 126:
            length = Int(truncatingIfNeeded: high >> 32 & 0xffff)
            guard length > 125 else { throw .lengthNotMinimal }
            keyBits = UInt32(truncatingIfNeeded: high)
        case 127:
            let announced = high << 16 | low >> 48
            guard announced >> 63 == 0 else { throw .lengthTopBit }
            guard announced > 0xffff else { throw .lengthNotMinimal }
            length = Int(announced)
            keyBits = UInt32(truncatingIfNeeded: low >> 16)
        case let short:
            length = Int(short)
            keyBits = UInt32(truncatingIfNeeded: high >> 16)
        }
        self.opcode = opcode
        isFinal = first & 0x80 != 0
        isCompressed = first & 0x40 != 0
        key = second & 0x80 == 0 ? nil : MaskingKey(word: keyBits.byteSwapped)
    }
}
