import CSystem

/// Looking for bytes in bytes.
package enum ByteSearch {
    /// Whether the text holds the needle.
    package static func holds(_ text: Span<UInt8>, _ needle: [UInt8]) -> Bool {
        unsafe text.withUnsafeBufferPointer { text in
            unsafe csystem_memmem(text.baseAddress, text.count, needle, needle.count) != nil
        }
    }
}
