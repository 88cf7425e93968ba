import CZlib
import RelayBytes
import RelayFrames

/// A raw DEFLATE stream on its way back (RFC 1951): the owner of zlib's state.
///
/// The window is always the largest. A smaller one would find a distance that exceeds what was agreed only when the
/// window happens to lie between two calls, so that the verdict would depend on how the bytes were cut; and peers that
/// agree to 8 bits send what zlib makes of 9.
@safe struct InflateStream: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    /// A block with BFINAL ended the stream, and no byte has come since.
    private var isAfterFinalBlock = false

    /// Nil when there is no memory.
    init?() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let answer = unsafe inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard answer == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Forgets everything, the window too.
    mutating func reset() {
        _ = unsafe inflateReset(stream)
        isAfterFinalBlock = false
    }

    /// Inflates all of `input` onto `output`, adding at most `limit` bytes; they are counted as they come.
    mutating func inflate(_ input: Span<UInt8>, limit: Int, into output: inout [UInt8]) throws(InflateFault) {
        guard !input.isEmpty else { return }
        isAfterFinalBlock = false
        let room = max(512, min(4 * input.count, 1 << 18))
        let fault: InflateFault? = unsafe input.withUnsafeBufferPointer { source in
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(source.count)
            return run(room: room, limit: limit, into: &output)
        }
        unsafe stream.pointee.next_in = nil
        if let fault { throw fault }
    }

    /// Ends a message: puts back the four bytes that its sender took off (RFC 7692 section 7.2.2), unless a final
    /// block has ended it. All of it must then have been said.
    mutating func endMessage(limit: Int, into output: inout [UInt8]) throws(InflateFault) {
        if isAfterFinalBlock { return }
        let count = output.count
        try inflate(Self.tail.span, limit: limit, into: &output)
        // zlib.h on data_type: bits left over, 64 inside the last block, 128 between blocks.
        let isBetweenBlocks = unsafe stream.pointee.data_type & 0xff == 128
        // A block that was cut would take them for its own content.
        guard isAfterFinalBlock || isBetweenBlocks, output.count == count else { throw .invalid }
    }

    private static let tail: [UInt8] = [0x00, 0x00, 0xff, 0xff]

    private mutating func run(room: Int, limit: Int, into output: inout [UInt8]) -> InflateFault? {
        var left = limit
        while true {
            let answer: Int32
            if left > 0 {
                let count = output.count
                answer = step(min(room, left), into: &output)
                left -= output.count - count
            } else {
                // Whether there is more than the limit shows by one byte of it.
                var spare: UInt8 = 0
                answer = unsafe withUnsafeMutablePointer(to: &spare) { unsafe step(UnsafeMutablePointer($0), 1) }
                if unsafe stream.pointee.avail_out == 0 { return .tooLong }
            }
            switch answer {
            case Z_OK: if unsafe stream.pointee.avail_in == 0, unsafe stream.pointee.avail_out > 0 { return nil }
            // It wants more input than there is.
            case Z_BUF_ERROR: return nil
            case Z_STREAM_END:
                // RFC 7692 section 7.2.3.4: what follows a final block is a new stream, over the same window.
                _ = unsafe inflateResetKeep(stream)
                guard unsafe stream.pointee.avail_in > 0 else {
                    isAfterFinalBlock = true
                    return nil
                }
            default: return .invalid
            }
        }
    }

    private func step(_ room: Int, into output: inout [UInt8]) -> Int32 {
        var answer = Z_OK
        output.append(addingCapacity: room) { span in
            unsafe span.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let base = buffer.baseAddress else { return }
                answer = unsafe step(base + initialized, room)
                initialized += room - Int(unsafe stream.pointee.avail_out)
            }
        }
        return answer
    }

    private func step(_ room: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int32 {
        unsafe stream.pointee.next_out = room
        unsafe stream.pointee.avail_out = UInt32(count)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
    }
}
