import RelayBytes
import RelayFrames
import Testing

@Suite struct FrameWriterTests {
    private func frame(_ payload: [UInt8], _ opcode: Opcode, isFinal: Bool = true, key: MaskingKey? = nil) -> [UInt8] {
        var output = ByteBuffer([0xee])
        FrameWriter.write(payload.span, as: opcode, isFinal: isFinal, key: key, into: &output)
        #expect(output.bytes.first == 0xee)
        return Array(output.bytes.dropFirst())
    }

    private let hello = Array("Hello".utf8)
    private let key = MaskingKey(0x37, 0xfa, 0x21, 0x3d)

    @Test("RFC 6455 section 5.7") func examples() {
        #expect(frame(hello, .text) == [0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f])
        #expect(frame(hello, .text, key: key) == [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58])
        #expect(frame(Array("Hel".utf8), .text, isFinal: false) == [0x01, 0x03, 0x48, 0x65, 0x6c])
        #expect(frame(Array("lo".utf8), .continuation) == [0x80, 0x02, 0x6c, 0x6f])
        #expect(frame(hello, .ping) == [0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f])
        #expect(frame(hello, .pong, key: key) == [0x8a, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58])
    }

    @Test(
        "the fewest bytes for the length",
        arguments: [
            (0, [0x82, 0x00]), (125, [0x82, 0x7d]), (126, [0x82, 0x7e, 0x00, 0x7e]), (256, [0x82, 0x7e, 0x01, 0x00]),
            (65_535, [0x82, 0x7e, 0xff, 0xff]), (65_536, [0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])])
    func lengths(_ count: Int, _ header: [UInt8]) {
        let payload = [UInt8](repeating: 7, count: count)
        #expect(frame(payload, .binary) == header + payload)
        let masked = frame(payload, .binary, key: MaskingKey(1, 2, 3, 4))
        #expect(masked.count == header.count + 4 + count)
        #expect(masked[1] == header[1] | 0x80)
        var output = ByteBuffer()
        FrameWriter.writeHeader(first: 0x82, length: count, key: nil, into: &output)
        #expect(output.bytes == header)
    }

    @Test func compressed() {
        var output = ByteBuffer()
        FrameWriter.write([1].span, as: .text, isCompressed: true, key: nil, into: &output)
        #expect(output.bytes == [0xc1, 0x01, 0x01])
    }
}
