/// Masking and unmasking, which are the same (RFC 6455 section 5.3): octet i goes with octet i modulo 4 of the key.
///
/// Eight bytes at a time, through raw pointers, so that the loop vectorises.
package enum Mask {
    /// Combines `bytes` in place; `offset` is how many bytes of the payload came before them.
    package static func apply(_ key: MaskingKey, to bytes: inout MutableSpan<UInt8>, offset: Int = 0) {
        unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe combine(key.shifted(by: offset), base, into: base, count: buffer.count)
        }
    }

    /// Combines the part `range` of `bytes` in place.
    package static func apply(
        _ key: MaskingKey, to bytes: inout MutableSpan<UInt8>, in range: Range<Int>, offset: Int = 0
    ) {
        unsafe bytes.withUnsafeMutableBytes { buffer in
            precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count, "outside the bytes")
            guard let base = buffer.baseAddress else { return }
            let start = unsafe base + range.lowerBound
            unsafe combine(key.shifted(by: offset), start, into: start, count: range.count)
        }
    }

    /// Writes the combined `source` to the front of `destination`, which must have room for it.
    package static func copy(_ source: Span<UInt8>, under key: MaskingKey, to destination: inout MutableSpan<UInt8>) {
        precondition(destination.count >= source.count, "no room for the payload")
        unsafe source.withUnsafeBytes { from in
            unsafe destination.withUnsafeMutableBytes { to in
                guard let input = from.baseAddress, let output = to.baseAddress else { return }
                unsafe combine(key, input, into: output, count: from.count)
            }
        }
    }

    private static func combine(
        _ key: MaskingKey, _ source: UnsafeRawPointer, into destination: UnsafeMutableRawPointer, count: Int
    ) {
        let word = UInt64(littleEndian: key.doubled)
        let whole = count & ~7
        var offset = 0
        while offset < whole {
            let value = unsafe source.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ word
            unsafe destination.storeBytes(of: value, toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
        while offset < count {
            let value = unsafe source.load(fromByteOffset: offset, as: UInt8.self) ^ key.byte(at: offset)
            unsafe destination.storeBytes(of: value, toByteOffset: offset, as: UInt8.self)
            offset &+= 1
        }
    }
}
