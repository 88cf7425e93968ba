import CZlib

/// A gzip file on its way back to what it was (RFC 1952), all of its members, under a limit of how much more that may
/// be than what came in.
@safe package final class GzipReader {
    /// Why it cannot go on.
    package enum Fault: Error, Equatable, Sendable {
        /// It is no gzip, or it is damaged.
        case malformed
        /// It ends in the middle.
        case truncated
        /// It grows beyond `ratio`: a bomb.
        case tooDense
        case noMemory
    }

    /// The most bytes that one byte may become, once `grace` bytes have come out.
    package static let ratio = 1000
    private static let grace = 1 << 24

    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var consumed = 0
    private var (taken, given) = (0, 0)
    private var isBetweenMembers = false
    /// Damage was met behind bytes that have been given.
    private var isDamaged = false

    /// Fails only where there is no memory.
    package init() throws(Fault) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 16: a gzip header is expected, no other.
        let answer = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard answer == Z_OK else {
            unsafe stream.deallocate()
            throw .noMemory
        }
    }

    deinit {
        _ = unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Whether the bytes begin as a gzip file does.
    package static func begins(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
    }

    /// Whether all that was pushed has been read.
    package var needsInput: Bool { consumed == input.count }

    /// The next bytes of the file; all earlier ones have been read.
    package func push(_ bytes: Span<UInt8>) {
        input = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
        consumed = 0
        taken += bytes.count
    }

    /// Writes what they become, at most as much as there is room for.
    package func read(into room: inout MutableSpan<UInt8>) throws(Fault) -> Int {
        if isDamaged { throw .malformed }
        if isBetweenMembers, consumed < input.count {
            // Zeros may follow the last member.
            while consumed < input.count, input[consumed] == 0 { consumed += 1 }
            if consumed == input.count { return 0 }
            _ = unsafe inflateReset(stream)
            isBetweenMembers = false
        }
        guard consumed < input.count else { return 0 }
        let (answer, count) = step(&room)
        given += count
        if given > Self.grace, given / Self.ratio > taken { throw .tooDense }
        switch answer {
        case Z_OK, Z_BUF_ERROR: return count
        case Z_STREAM_END:
            isBetweenMembers = true
            return count
        default:
            isDamaged = true
            if count == 0 { throw .malformed }
            return count
        }
    }

    /// The file has ended: it must have ended behind a member.
    package func finish() throws(Fault) {
        if isDamaged { throw .malformed }
        guard isBetweenMembers else { throw .truncated }
    }

    private func step(_ room: inout MutableSpan<UInt8>) -> (Int32, Int) {
        unsafe room.withUnsafeMutableBufferPointer { output in
            unsafe input.withUnsafeMutableBufferPointer { source -> (Int32, Int) in
                guard let from = source.baseAddress, let to = output.baseAddress else { return (Z_BUF_ERROR, 0) }
                unsafe stream.pointee.next_in = from + consumed
                unsafe stream.pointee.avail_in = UInt32(source.count - consumed)
                unsafe stream.pointee.next_out = to
                unsafe stream.pointee.avail_out = UInt32(output.count)
                let answer = unsafe inflate(stream, Z_NO_FLUSH)
                consumed = source.count - Int(unsafe stream.pointee.avail_in)
                return (answer, output.count - Int(unsafe stream.pointee.avail_out))
            }
        }
    }
}
