/// Looks for one byte, a word at a time.
package enum ByteSearch {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The first offset at or behind `start` where the byte stands; nil where it does not.
    package static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
        unsafe bytes.withUnsafeBytes { raw in
            let pattern = ones &* UInt64(byte)
            var offset = start
            while offset &+ 8 <= raw.count {
                let word =
                    unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ pattern
                // The lowest high bit that is set marks the first byte that is zero.
                let zeros = (word &- ones) & ~word & highs
                if zeros != 0 { return offset &+ zeros.trailingZeroBitCount &>> 3 }
                offset &+= 8
            }
            while offset < raw.count {
                if unsafe raw[offset] == byte { return offset }
                offset &+= 1
            }
            return nil
        }
    }

    /// How often the byte stands in them.
    package static func count(_ byte: UInt8, in bytes: Span<UInt8>) -> Int {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            for offset in 0..<buffer.count where unsafe buffer[offset] == byte { count &+= 1 }
            return count
        }
    }
}
