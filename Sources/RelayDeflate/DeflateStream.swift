import CZlib
import RelayBytes

/// A raw DEFLATE stream in the making (RFC 1951): the owner of zlib's state.
@safe struct DeflateStream: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// A stream whose references reach back at most 2^`windowBits` bytes, 8...15; nil when there is no memory.
    ///
    /// zlib takes no raw stream of 8 bits, but at 9 bits its references reach back 2^9 - 262 = 250 bytes, which is
    /// less than the 256 of a window of 8.
    init?(windowBits: Int) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let answer = unsafe deflateInit2_(
            stream, Z_BEST_SPEED, Z_DEFLATED, -Int32(max(9, windowBits)), 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard answer == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        _ = unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Forgets everything, the window too.
    mutating func reset() { _ = unsafe deflateReset(stream) }

    /// Deflates all of `payload` onto `output` and flushes to a byte boundary, so that the last four bytes are
    /// 00 00 FF FF.
    mutating func deflate(_ payload: Span<UInt8>, into output: inout [UInt8]) {
        // zlib counts in 32 bits.
        let piece = 1 << 30
        var start = 0
        repeat {
            let end = min(payload.count, start + piece)
            let isLast = end == payload.count
            unsafe payload.extracting(start..<end).withUnsafeBufferPointer { source in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(source.count)
                run(isLast ? Z_SYNC_FLUSH : Z_NO_FLUSH, room: max(256, min(source.count, 1 << 18)), into: &output)
            }
            start = end
        } while start < payload.count
        unsafe stream.pointee.next_in = nil
    }

    private func run(_ flush: Int32, room: Int, into output: inout [UInt8]) {
        var isFull = true
        while isFull {
            output.append(addingCapacity: room) { span in
                unsafe span.withUnsafeMutableBufferPointer { buffer, initialized in
                    guard let base = buffer.baseAddress else { return }
                    unsafe stream.pointee.next_out = base + initialized
                    unsafe stream.pointee.avail_out = UInt32(room)
                    // Z_BUF_ERROR: the last call had just enough room.
                    isFull = unsafe CZlib.deflate(stream, flush) == Z_OK && stream.pointee.avail_out == 0
                    initialized += room - Int(unsafe stream.pointee.avail_out)
                }
            }
        }
    }
}
