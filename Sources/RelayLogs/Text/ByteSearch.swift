import CScan

/// Looking for bytes in bytes.
package enum ByteSearch {
    /// Whether the text holds the needle.
    package static func holds(_ text: Span<UInt8>, _ needle: [UInt8]) -> Bool {
        unsafe text.withUnsafeBufferPointer { text in
            unsafe cscan_memmem(text.baseAddress, text.count, needle, needle.count) != nil
        }
    }

    /// Where the byte stands first; nil if it does not.
    package static func first(_ byte: UInt8, in bytes: Span<UInt8>) -> Int? {
        unsafe place(bytes) { unsafe cscan_memchr($0, Int32(byte), $1) }
    }

    /// Where the byte stands last; nil if it does not.
    package static func last(_ byte: UInt8, in bytes: Span<UInt8>) -> Int? {
        unsafe place(bytes) { unsafe cscan_memrchr($0, Int32(byte), $1) }
    }

    private static func place(
        _ bytes: Span<UInt8>, _ find: (UnsafeRawPointer, Int) -> UnsafeRawPointer?
    ) -> Int? {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, bytes.count > 0, let found = unsafe find(base, bytes.count) else {
                return nil
            }
            return unsafe base.distance(to: found)
        }
    }
}
