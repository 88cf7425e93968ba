/// The four bytes that a client's payload is combined with (RFC 6455 section 5.3).
package struct MaskingKey: Equatable, Sendable {
    /// The key with its first byte lowest, whatever the machine's byte order.
    package let word: UInt32

    package init(word: UInt32) { self.word = word }

    package init(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) {
        word = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16 | UInt32(fourth) << 24
    }

    /// A fresh key, as every frame needs (section 5.3: unpredictable).
    package static func random(using generator: inout some RandomNumberGenerator) -> MaskingKey {
        MaskingKey(word: UInt32(truncatingIfNeeded: generator.next() as UInt64))
    }

    /// The key as it applies to a payload's byte `offset` and those after it.
    package func shifted(by offset: Int) -> MaskingKey {
        let bits = UInt32(offset & 3) * 8
        return MaskingKey(word: word &>> bits | word &<< ((32 - bits) & 31))
    }

    /// The key's byte for the payload's byte at `offset`.
    package func byte(at offset: Int) -> UInt8 { UInt8(truncatingIfNeeded: word &>> (UInt32(offset & 3) * 8)) }

    /// The key twice, with its first byte lowest.
    package var doubled: UInt64 { UInt64(word) | UInt64(word) << 32 }
}
