import RelayBytes

/// Collects a frame header whose bytes may arrive one by one, and refuses it at the earliest byte that breaks a rule.
package struct FrameHeaderReader: Equatable, Sendable {
    /// The bytes so far, the first one on top of `high`.
    private var high: UInt64 = 0
    private var low: UInt64 = 0
    private var count = 0

    package init() {}

    /// No byte of a header has been read.
    package var isEmpty: Bool { count == 0 }

    /// Reads from `bytes` at `position`, which it advances; nil if the header is not yet whole.
    package mutating func read(
        _ bytes: Span<UInt8>, _ position: inout Int, rules: FrameRules
    ) throws(ProtocolViolation) -> FrameHeader? {
        if count == 0, bytes.count &- position >= 16 { return try Self.readWhole(bytes, &position, rules: rules) }
        while position < bytes.count {
            let byte = UInt64(bytes[position])
            position += 1
            if count < 8 { high |= byte << UInt64(56 - 8 * count) } else { low |= byte << UInt64(120 - 8 * count) }
            count += 1
            guard count > 1 else { continue }
            let second = UInt8(truncatingIfNeeded: high >> 48)
            if count == 2 { try rules.check(UInt8(truncatingIfNeeded: high >> 56), second) }
            if count == FrameHeader.size(second: second) {
                let header = try FrameHeader(high: high, low: low)
                self = FrameHeaderReader()
                return header
            }
        }
        return nil
    }

    /// Reads a header of which more than the longest form is there.
    private static func readWhole(
        _ bytes: Span<UInt8>, _ position: inout Int, rules: FrameRules
    ) throws(ProtocolViolation) -> FrameHeader {
        let raw = unsafe bytes.bytes
        let high = unsafe UInt64(bigEndian: raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
        let low = unsafe UInt64(bigEndian: raw.unsafeLoadUnaligned(fromByteOffset: position + 8, as: UInt64.self))
        let second = UInt8(truncatingIfNeeded: high >> 48)
        try rules.check(UInt8(truncatingIfNeeded: high >> 56), second)
        position &+= FrameHeader.size(second: second)
        return try FrameHeader(high: high, low: low)
    }
}
