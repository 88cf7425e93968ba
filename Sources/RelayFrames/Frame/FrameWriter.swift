import RelayBytes

/// Writes frames: header and masked payload straight into the output.
package enum FrameWriter {
    /// Writes one frame. With a key the payload is masked while it is copied.
    package static func write(
        _ payload: Span<UInt8>, as opcode: Opcode, isFinal: Bool = true, isCompressed: Bool = false, key: MaskingKey?,
        into output: inout ByteBuffer
    ) {
        let first = opcode.rawValue | (isFinal ? 0x80 : 0) | (isCompressed ? 0x40 : 0)
        write(payload, first: first, key: key, into: &output)
    }

    /// Writes one frame with any first byte, lawful or not.
    package static func write(
        _ payload: Span<UInt8>, first: UInt8, key: MaskingKey?, into output: inout ByteBuffer
    ) {
        let size = headerSize(length: payload.count, isMasked: key != nil)
        _ = output.append(upTo: size + payload.count) { room in
            writeHeader(first: first, length: payload.count, key: key, to: &room)
            var rest = room._mutatingExtracting(size..<room.count)
            Mask.copy(payload, under: key ?? MaskingKey(word: 0), to: &rest)
            return size + payload.count
        }
    }

    /// Writes a header alone, its length in the fewest bytes (RFC 6455 section 5.2).
    package static func writeHeader(first: UInt8, length: Int, key: MaskingKey?, into output: inout ByteBuffer) {
        _ = output.append(upTo: FrameHeader.maximumSize) { room in
            writeHeader(first: first, length: length, key: key, to: &room)
            return headerSize(length: length, isMasked: key != nil)
        }
    }

    private static func headerSize(length: Int, isMasked: Bool) -> Int {
        (length <= 125 ? 2 : length <= 0xffff ? 4 : 10) + (isMasked ? 4 : 0)
    }

    private static func writeHeader(first: UInt8, length: Int, key: MaskingKey?, to room: inout MutableSpan<UInt8>) {
        let masked: UInt8 = key == nil ? 0 : 0x80
        var end = 2
        room[0] = first
        if length <= 125 {
            room[1] = masked | UInt8(length)
        } else {
            let isShort = length <= 0xffff
            room[1] = masked | (isShort ? 126 : 127)
            for shift in stride(from: isShort ? 8 : 56, through: 0, by: -8) {
                room[end] = UInt8(truncatingIfNeeded: length >> shift)
                end += 1
            }
        }
        guard let key else { return }
        for offset in 0..<4 { room[end + offset] = key.byte(at: offset) }
    }
}
